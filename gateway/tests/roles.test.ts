import { create } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { GrantSchema } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { demoPersonId } from '@xingzhi/runtime/person'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schema } from '../src/schema/index.ts'
import {
  all,
  managers,
  onlyOperators,
  operators,
  public_,
  type Row,
  signedIn,
  type Who,
} from './role-outcomes.ts'
import { seedDepartures, seedSessions, startGateway, type TestGateway } from './start-gateway.ts'
import { seedVolunteers, volunteerRows } from './volunteer-rows.ts'

const PEOPLE: Record<Who, string> = {
  stranger: '',
  citizen: 'citizen-1',
  guide: 'guide-1',
  otherManager: 'manager-2',
  manager: 'manager-1',
  operator: 'operator-1',
}

/**
 * One row for each root field: what it answers each role with. `null` is an answer that hides something. The fields of
 * all other types have their rows in infra/e2e, where the services are real.
 */
const rows: Record<string, Row> = {
  'Query.alternatives': { query: '{ alternatives(slotId: "$slot") { loadPercent } }', outcomes: public_ },
  'Query.node': { query: '{ node(id: "$site") { id } }', outcomes: public_ },
  'Query.sessions': { query: '{ sessions { edges { cursor } } }', outcomes: public_ },
  'Query.settings': { query: '{ settings { signIn } }', outcomes: public_ },
  'Query.siteSummaries': { query: '{ siteSummaries { sessionCount } }', outcomes: public_ },
  'Query.sites': { query: '{ sites { edges { cursor } } }', outcomes: public_ },
  'Query.streetTowns': { query: '{ streetTowns { code } }', outcomes: public_ },
  'Query.routes': { query: '{ routes { id } }', outcomes: public_ },
  'Query.holidayNotices': { query: '{ holidayNotices { year } }', outcomes: public_ },
  'Query.closures': { query: '{ closures { id } }', outcomes: public_ },
  'Query.departures': {
    query: '{ departures(withCancelled: true) { edges { cursor } } }',
    outcomes: public_,
  },
  'Query.departurePreview': {
    query: '{ departurePreview(input: { $plan }) { fits } }',
    outcomes: onlyOperators,
  },
  'Query.viewer': { query: '{ viewer { id } }', outcomes: { ...public_, stranger: 'null' } },
  'Site.managers': {
    query: '{ node(id: "$site") { ... on Site { managers { personId } } } }',
    outcomes: { ...all('null'), manager: 'ok', operator: 'ok' },
  },
  'Site.auditEntries': {
    query: '{ node(id: "$site") { ... on Site { auditEntries { edges { cursor } } } } }',
    outcomes: { ...all('null'), manager: 'ok', operator: 'ok' },
  },
  'Site.sessions of drafts': {
    query: '{ node(id: "$site") { ... on Site { sessions(statuses: [DRAFT]) { edges { cursor } } } } }',
    outcomes: public_,
  },
  'Slot.reservations': {
    query: '{ node(id: "$slot") { ... on Slot { reservations { edges { node { displayName } } } } } }',
    outcomes: { ...all('null'), manager: 'ok', operator: 'ok' },
  },
  'Departure.auditEntries': {
    query: '{ node(id: "$departure") { ... on Departure { auditEntries { edges { cursor } } } } }',
    outcomes: onlyOperators,
  },
  'Station.code': {
    query: '{ node(id: "$station") { ... on Station { code { code } } } }',
    outcomes: { ...all('null'), guide: 'ok', operator: 'ok' },
  },
  'Viewer.walks': {
    query: '{ viewer { walks { edges { cursor } } } }',
    outcomes: { ...all('ok'), stranger: 'null' },
  },
  'Mutation.scheduleDeparture': {
    query:
      'mutation { scheduleDeparture(input: { $plan, idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: operators,
  },
  'Mutation.changeDeparture': {
    query:
      'mutation { changeDeparture(input: { departureId: "$departure", placesLimit: 5, idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: operators,
  },
  'Mutation.cancelDeparture': {
    query:
      'mutation { cancelDeparture(input: { departureId: "$departure", reason: "r", idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: operators,
  },
  'Mutation.addClosure': {
    query:
      'mutation { addClosure(input: { stationId: "$station", reason: "r", idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: operators,
  },
  'Mutation.makeCalendarAddress': {
    query: 'mutation { makeCalendarAddress(input: { idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: signedIn,
  },
  'Mutation.withdrawCalendarAddress': {
    query: 'mutation { withdrawCalendarAddress(input: { idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: signedIn,
  },
  'Mutation.saveHolidayNotice': {
    query:
      'mutation { saveHolidayNotice(input: { year: 2028, source: "s", days: [], idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: operators,
  },
  'Mutation.endClosure': {
    query: 'mutation { endClosure(input: { closureId: "$closure" }) { ... on Refused { code } } }',
    outcomes: operators,
  },
  'Mutation.startWalk': {
    query:
      'mutation { startWalk(input: { routeId: "$route", idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: signedIn,
  },
  'Mutation.checkIn': {
    query:
      'mutation { checkIn(input: { walkId: "$walk", stationId: "$station", code: "123456", idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: { ...all('NOT_FOUND'), stranger: 'SIGN_IN_REQUIRED', citizen: 'ok' },
  },
  'Mutation.reserve': {
    query:
      'mutation { reserve(input: { slotId: "$slot", idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: signedIn,
  },
  'Mutation.changeReservation': {
    query:
      'mutation { changeReservation(input: { reservationId: "$reservation", partySize: 2, idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: { ...all('NOT_FOUND'), stranger: 'SIGN_IN_REQUIRED' },
  },
  'Mutation.cancelReservation': {
    query:
      'mutation { cancelReservation(input: { reservationId: "$reservation", idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: { ...all('NOT_FOUND'), stranger: 'SIGN_IN_REQUIRED' },
  },
  'Mutation.markNoticesRead': {
    query: 'mutation { markNoticesRead(input: { noticeIds: [] }) { ... on Refused { code } } }',
    outcomes: signedIn,
  },
  'Mutation.createActivity': {
    query:
      'mutation { createActivity(input: { siteId: "$site", title: "t", summary: "s", craft: WOOD, durationMinutes: 60, idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: managers,
  },
  'Mutation.publishSession': {
    query:
      'mutation { publishSession(input: { siteId: "$site", activityId: "$activity", startsAt: "2026-06-01T10:00:00+08:00", capacity: 10, idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: managers,
  },
  'Mutation.changeSession': {
    query:
      'mutation { changeSession(input: { sessionId: "$session", capacity: 12, idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: managers,
  },
  'Mutation.cancelSession': {
    query:
      'mutation { cancelSession(input: { sessionId: "$session", reason: "r", idempotencyKey: "k" }) { ... on Refused { code } } }',
    outcomes: managers,
  },
  'Mutation.grantSite': {
    query:
      'mutation { grantSite(input: { siteId: "$site", personId: "$person" }) { ... on Refused { code } } }',
    outcomes: operators,
  },
  'Mutation.revokeSite': {
    query:
      'mutation { revokeSite(input: { siteId: "$site", personId: "$person" }) { ... on Refused { code } } }',
    outcomes: operators,
  },
  ...volunteerRows,
}

let gateway: TestGateway
const cookies = new Map<Who, string>()
let ids: Record<string, string> = {}
beforeAll(async () => {
  gateway = await startGateway()
  const [seeded] = seedSessions(gateway, 1)
  if (seeded === undefined) throw new Error('nothing was seeded')
  for (const [who, person] of Object.entries(PEOPLE)) {
    cookies.set(who as Who, person === '' ? '' : await gateway.signIn(person))
  }
  gateway.venue.grants.push(
    create(GrantSchema, {
      siteId: seeded.site.id,
      personId: demoPersonId('manager-1'),
      grantedAt: timestampFromDate(gateway.clock()),
    }),
  )
  const reserve = `mutation { reserve(input: { slotId: "Slot_${seeded.slot.id}", idempotencyKey: "k" }) { ... on ReserveSuccess { reservation { id } } } }`
  const { data } = await gateway.graphql<{ reserve: { reservation: { id: string } } }>(reserve, {
    cookie: await gateway.signIn('citizen-99'),
  })
  const walks = seedDepartures(gateway, 1)
  const stationId = walks.route.stops[0]?.stationId ?? ''
  const closure = gateway.route.addClosure({ case: 'routeId', value: walks.route.id }, gateway.clock())
  const start = `mutation { startWalk(input: { routeId: "Route_${walks.route.id}", idempotencyKey: "k" }) { ... on StartWalkSuccess { walk { id } } } }`
  const started = await gateway.graphql<{ startWalk: { walk: { id: string } } }>(start, {
    cookie: cookies.get('citizen') ?? '',
  })
  ids = {
    ...seedVolunteers(gateway),
    $plan: `routeId: "Route_${walks.route.id}", startsAt: "2026-06-01T10:00:00+08:00", guidesWanted: 1, groupSize: 10`,
    $route: `Route_${walks.route.id}`,
    $station: `Station_${stationId}`,
    $departure: `Departure_${walks.departures[0]?.departure.id}`,
    $closure: `Closure_${closure.id}`,
    $walk: started.data?.startWalk.walk.id ?? '',
    $session: `Session_${seeded.session.id}`,
    $site: `Site_${seeded.site.id}`,
    $slot: `Slot_${seeded.slot.id}`,
    $activity: `Activity_${seeded.activity.id}`,
    $person: `Person_${demoPersonId('citizen-5')}`,
    $reservation: data?.reserve.reservation.id ?? '',
  }
})
afterAll(() => gateway.stop())

test('every root field has a row', () => {
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.keys(type?.getFields() ?? {}))
      expect(rows).toHaveProperty([`${type?.name}.${field}`])
  }
})

const cases = Object.entries(rows).flatMap(([name, { query, outcomes }]) =>
  Object.entries(outcomes).map(([who, outcome]) => [name, who as Who, outcome, query] as const),
)

test.each(cases)('%s answers a %s with %s', async (_name, who, outcome, query) => {
  const document = query.replaceAll(/\$\w+/g, (name) => ids[name] ?? name)
  const answer = await gateway.graphql(document, { cookie: cookies.get(who) ?? '' })
  expect(outcomeOf(answer.data, answer.errors?.[0]?.extensions?.['code'])).toBe(outcome)
})

function outcomeOf(data: unknown, errorCode: unknown): string {
  if (typeof errorCode === 'string') return errorCode
  const text = JSON.stringify(data)
  const code = /"code":"([A-Z_]{4,})"/.exec(text)?.[1]
  if (code !== undefined) return code
  return /:null\}/.test(text) ? 'null' : 'ok'
}
