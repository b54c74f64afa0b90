import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seedDepartures, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await startGateway()
})
afterEach(() => gateway.stop())

const EN = { 'accept-language': 'en' }
const DAY = '2026-05-02T10:00:00+08:00'

async function asked<Data = Record<string, unknown>>(
  query: string,
  options: Parameters<TestGateway['graphql']>[1] = {},
) {
  const { data, errors } = await gateway.graphql<Data>(query, options)
  expect(errors).toBeUndefined()
  return data as Data
}

test('a departure tells its timetable, its guides and its places', async () => {
  const { route, departures } = seedDepartures(gateway, 1)
  const [first, second] = route.stops.map(({ stationId }) => `Station_${stationId}`)
  const query = `{ departures(routeId: "Route_${route.id}") { edges { node { id startsAt meetingPoint placesLimit languages status cancelCause
    guidesWanted guidesConfirmed timetable { arrivesAt leavesAt station { id } } slot { remaining } route { name } } } } }`
  expect(await asked(query)).toEqual({
    departures: {
      edges: [
        {
          node: {
            id: `Departure_${departures[0]?.departure.id}`,
            startsAt: '2026-05-02T01:00:00.000Z',
            meetingPoint: null,
            placesLimit: null,
            languages: ['ZH'],
            status: 'SCHEDULED',
            cancelCause: null,
            guidesWanted: 2,
            guidesConfirmed: 0,
            timetable: [
              {
                arrivesAt: '2026-05-02T01:00:00.000Z',
                leavesAt: '2026-05-02T01:20:00.000Z',
                station: { id: first },
              },
              {
                arrivesAt: '2026-05-02T01:30:00.000Z',
                leavesAt: '2026-05-02T01:50:00.000Z',
                station: { id: second },
              },
            ],
            slot: { remaining: 20 },
            route: { name: '线路1' },
          },
        },
      ],
    },
  })
})

test('it warns of what is closed when the group is there, and of nothing else', async () => {
  const { route, departures } = seedDepartures(gateway, 1)
  const [first = '', second = ''] = route.stops.map(({ stationId }) => stationId)
  const at = (time: string) => new Date(`2026-05-02T${time}:00Z`)
  const { addClosure } = gateway.route
  // The group is at the first station 01:00–01:20, at the second 01:30–01:50.
  addClosure({ case: 'stationId', value: first }, at('00:00'), at('01:00'))
  addClosure({ case: 'stationId', value: first }, at('01:20'))
  addClosure({ case: 'stationId', value: newId() }, at('00:00'))
  addClosure({ case: 'routeId', value: newId() }, at('00:00'))
  addClosure({ case: 'routeId', value: route.id }, at('01:50'))
  const met = [
    addClosure({ case: 'stationId', value: second }, at('01:49'), at('03:00')),
    addClosure({ case: 'stationId', value: second }, at('00:00'), at('01:31')),
    addClosure({ case: 'routeId', value: route.id }, at('01:25'), at('01:26')),
  ]
  const query = `{ node(id: "Departure_${departures[0]?.departure.id}") { ... on Departure { closures { id } } } }`
  expect(await asked(query)).toEqual({ node: { closures: met.map(({ id }) => ({ id: `Closure_${id}` })) } })
})

test('until booking has heard of it, it has no slot', async () => {
  const route = gateway.route.addRoute()
  const { id } = gateway.route.addDeparture(route.id, new Date(DAY))
  const query = `{ node(id: "Departure_${id}") { ... on Departure { slot { id } } } }`
  expect(await asked(query)).toEqual({ node: { slot: null } })
})

test('a place in it is reserved as any other, and the reservation leads back to it', async () => {
  const { departures } = seedDepartures(gateway, 2)
  const [one, other] = departures.map(({ departure }) => departure.id)
  const cookie = await gateway.signIn('citizen-1')
  const reserve = `mutation { reserve(input: { slotId: "Slot_${one}", idempotencyKey: "k" }) { ... on ReserveSuccess { reservation {
    session { id } departure { id route { name } } peoplePresent checkedInAt } } } }`
  expect(await asked(reserve, { cookie })).toEqual({
    reserve: {
      reservation: {
        session: null,
        departure: { id: `Departure_${one}`, route: { name: '线路1' } },
        peoplePresent: null,
        checkedInAt: null,
      },
    },
  })
  const alternatives = `{ alternatives(slotId: "Slot_${one}") { session { id } departure { id } } }`
  expect(await asked(alternatives)).toEqual({
    alternatives: [{ session: null, departure: { id: `Departure_${other}` } }],
  })
})

test('where the group meets is agreed to: when that is elsewhere than was shown, nothing is reserved', async () => {
  const { departures } = seedDepartures(gateway, 1)
  const { departure } = must(departures[0])
  gateway.booking.meetingPoints.set(departure.id, '七宝老街南牌楼')
  const cookie = await gateway.signIn('citizen-9')
  const reserve = async (shown: string, language: string) => {
    const query = `mutation ($shown: String) { reserve(input: { slotId: "Slot_${departure.id}", expectedMeetingPoint: $shown, idempotencyKey: "${crypto.randomUUID()}" }) {
      ... on ReserveSuccess { reservation { partySize } } ... on Refused { code message } } }`
    const headers = { 'accept-language': language }
    return (await gateway.graphql<{ reserve: object }>(query, { variables: { shown }, cookie, headers })).data
      ?.reserve
  }
  expect(await reserve('', 'zh-CN')).toMatchObject({
    ...{ code: 'CHANGED', message: expect.stringContaining('现在在“七宝老街南牌楼”集合') },
  })
  expect(await reserve('北门', 'en')).toMatchObject({
    message: expect.stringContaining('now meets at “七宝'),
  })
  gateway.booking.meetingPoints.delete(departure.id)
  expect(await reserve('北门', 'en')).toMatchObject({ message: expect.stringContaining('the first station') })
  expect(await reserve('', 'en')).toEqual({ reservation: { partySize: 1 } })
})

describe('an operator', () => {
  let operator: string
  beforeEach(async () => {
    operator = await gateway.signIn('operator-1')
  })

  test('schedules, changes and cancels a departure', async () => {
    const { id } = gateway.route.addRoute()
    const schedule = `mutation { scheduleDeparture(input: { routeId: "Route_${id}", startsAt: "${DAY}", guidesWanted: 2, groupSize: 10,
      languages: [WUU, CSL, WUU], idempotencyKey: "k" }) { ... on ScheduleDepartureSuccess { departure { id languages placesLimit } } } }`
    const { scheduleDeparture } = await asked<{ scheduleDeparture: { departure: { id: string } } }>(
      schedule,
      {
        cookie: operator,
      },
    )
    const { departure } = scheduleDeparture
    expect(departure).toMatchObject({ languages: ['WUU', 'CSL'], placesLimit: null })
    const change = `mutation { changeDeparture(input: { departureId: "${departure.id}", placesLimit: 12, meetingPoint: "桥头", idempotencyKey: "k" }) {
      ... on ChangeDepartureSuccess { departure { placesLimit meetingPoint guidesWanted } } } }`
    expect(await asked(change, { cookie: operator })).toEqual({
      changeDeparture: { departure: { placesLimit: 12, meetingPoint: '桥头', guidesWanted: 2 } },
    })
    const cancel = `mutation { cancelDeparture(input: { departureId: "${departure.id}", reason: "台风", idempotencyKey: "k" }) {
      ... on CancelDepartureSuccess { departure { status cancelReason cancelCause } } } }`
    expect(await asked(cancel, { cookie: operator })).toEqual({
      cancelDeparture: { departure: { status: 'CANCELLED', cancelReason: '台风', cancelCause: 'OPERATOR' } },
    })
  })

  test('is told which station is full and which starts fit, in their language', async () => {
    const { id } = gateway.route.addRoute()
    const plan = `routeId: "Route_${id}", startsAt: "${DAY}", guidesWanted: 5, groupSize: 10`
    const schedule = `mutation { scheduleDeparture(input: { ${plan}, idempotencyKey: "k" }) { ... on Refused { code message suggestedStarts alternatives { loadPercent } } } }`
    const suggestedStarts = ['2026-05-02T02:30:00.000Z']
    const words = {
      zh: '“站点1”同时最多容纳 40 人，5月2日周六 10:00 只能再容纳 12 人，而这次会来 50 人。请选用建议的出发时间，或减少人数。',
      en: '“Station 1” takes 40 people at once, and on Sat 2 May, 10:00 there is room for only 12 more; 50 would come. Choose one of the suggested starts, or bring fewer.',
    }
    expect(await asked(schedule, { cookie: operator })).toEqual({
      scheduleDeparture: { code: 'STATION_FULL', message: words.zh, suggestedStarts, alternatives: [] },
    })
    const preview = `{ departurePreview(input: { ${plan} }) { fits suggestedStarts obstacle { __typename code message suggestedStarts } stations { capacity plannedPeople closed station { name } } } }`
    expect(await asked(preview, { cookie: operator, headers: EN })).toEqual({
      departurePreview: {
        fits: false,
        suggestedStarts,
        obstacle: { __typename: 'Refused', code: 'STATION_FULL', message: words.en, suggestedStarts },
        stations: [{ capacity: 40, plannedPeople: 20, closed: false, station: { name: '站点1' } }],
      },
    })
  })

  test('sees that a plan fits, and who changed what; nobody else does', async () => {
    const { route, departures } = seedDepartures(gateway, 1)
    const input = `{ routeId: "Route_${route.id}", startsAt: "${DAY}", guidesWanted: 1, groupSize: 10 }`
    const query = `{ departurePreview(input: ${input}) { fits obstacle { code } }
      node(id: "Departure_${departures[0]?.departure.id}") { ... on Departure { auditEntries { edges { node { actorId operation } } } } } }`
    expect(await asked(query, { cookie: operator })).toEqual({
      departurePreview: { fits: true, obstacle: null },
      node: { auditEntries: { edges: [{ node: { actorId: null, operation: 'Decide' } }] } },
    })
    const hidden = { departurePreview: null, node: { auditEntries: null } }
    for (const cookie of ['', await gateway.signIn('guide-1')]) {
      expect(await asked(query, { cookie })).toEqual(hidden)
    }
  })
})
