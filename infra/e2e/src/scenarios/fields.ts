import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { type Actor, createActorTokens } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { systemClock } from '@xingzhi/runtime/clock'
import { newId } from '@xingzhi/runtime/ids'
import { demoPersonId } from '@xingzhi/runtime/person'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { createRpcClient } from '@xingzhi/runtime/rpc-client'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
} from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import { signInByApi } from '../api.ts'
import { typeRows } from '../attack/field-rows.ts'
import { PEOPLE, type Who } from '../attack/row-words.ts'
import { ask, signInForCookie } from '../attack/send.ts'
import type { WatchedSystem } from '../attack/watched-system.ts'
import { setWalkScene } from '../walk/scene.ts'
import { publishWorkshop, reserveByApi } from '../workshop.ts'

const ROOTS = new Set(['Query', 'Mutation', 'Subscription'])

/** Each type of the schema, reached by each way by each person: who gets there, and which of its fields they are shown. */
export function fieldScenarios(read: () => WatchedSystem, schema: GraphQLSchema, actorKey: string): void {
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType =>
      isObjectType(type) && !type.name.startsWith('__') && !ROOTS.has(type.name),
  )
  const cookies = new Map<Who, string>()
  let ids: Record<string, string> = {}
  beforeAll(async () => {
    for (const [who, person] of Object.entries(PEOPLE)) {
      cookies.set(who as Who, person === '' ? '' : await signInForCookie(read().url, person))
    }
    const { url, services } = read()
    const access = { route: must(services['route']), actorKey }
    const [operator, guide, otherGuide, owner] = await Promise.all(
      ([PEOPLE.operator, PEOPLE.guide, PEOPLE.otherGuide, PEOPLE.owner] as const).map((person) =>
        signInByApi(url, person),
      ),
    )
    const cast = {
      operator: must(operator),
      guide: must(guide),
      otherGuide: must(otherGuide),
      owner: must(owner),
    }
    ids = { ...(await setTheScene(read(), actorKey)), ...(await setWalkScene(cast, access)) }
  })

  test('every field of every type has a row', () => {
    const rows = Object.entries(typeRows).map(([name, { fields }]) => [name, Object.keys(fields).sort()])
    const there = types.map((type) => [type.name, Object.keys(type.getFields()).sort()])
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(there))
  })

  test.each(Object.keys(typeRows))('%s shows itself to whom it may', async (name) => {
    const type = must(types.find((one) => one.name === name))
    const { ways, fields } = must(typeRows[name])
    const wrong: string[] = []
    for (const [at, [document, outcomes]] of ways.entries()) {
      for (const who of Object.keys(PEOPLE) as Who[]) {
        const query = fillIn(document, type, ids)
        const answer = await ask(read().url, query, cookies.get(who) ?? '')
        const { outcome, it } = outcomeOf(answer)
        if (outcome !== outcomes[who]) wrong.push(`${who}: ${outcome}, not ${outcomes[who]}: ${query}`)
        if (at > 0 || outcome !== 'ok') continue
        for (const [field, shown] of Object.entries(fields)) {
          const isShown = (it[field] ?? null) !== null
          if (shown !== 'shown' && isShown !== (shown[who] === 'ok'))
            wrong.push(`${field} for ${who}: ${isShown}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })
}

/** A session at a site of manager-1 that was moved under the owner's reservation, and a draft beside it. */
async function setTheScene({ url, services }: WatchedSystem, actorKey: string) {
  const [manager, owner] = await Promise.all([
    signInByApi(url, PEOPLE.manager),
    signInByApi(url, PEOPLE.owner),
  ])
  const tokens = createActorTokens(actorKey, systemClock)
  const as = (person: string, roles: Actor['roles']) => ({
    actorToken: () => tokens.sign({ personId: demoPersonId(person), roles }),
  })
  const contact = createRpcClient(BookingService, must(services['booking']), as(PEOPLE.owner, ['CITIZEN']))
  await contact.recordPerson({ displayName: '演示市民', contact: '13800000000' })
  const workshop = await publishWorkshop(manager, { capacity: 12, inDays: 6 })
  expect(await reserveByApi(owner, workshop.slotId, 1)).toBeUndefined()
  const sessionId = workshop.sessionId.slice('Session_'.length)
  const venue = createRpcClient(
    VenueService,
    must(services['venue']),
    as(PEOPLE.manager, ['CITIZEN', 'MANAGER']),
  )
  const session = must((await venue.getSessions({ ids: [sessionId] })).sessions[0])
  const { activityId, siteId, room, startsAt } = session
  await venue.changeSession({ sessionId, room: '', idempotencyKey: newId() })
  const draftAt = async (start: typeof startsAt) => {
    const plan = { activityId, siteId, room, capacity: 2, ...(start && { startsAt: start }) }
    return must((await venue.draftSession({ plan, idempotencyKey: newId() })).session).id
  }
  // What is in its way tells starts that fit.
  const draftId = await draftAt(startsAt).catch((error) => draftAt(refusalOf(error)?.suggestedStarts[0]))
  const held = await eventually(async () => {
    const { viewer } = await owner.query<Held>(
      '{ viewer { reservations { edges { node { id } } } notices { edges { node { id } } } } }',
    )
    const [notice] = viewer.notices.edges
    return { notice: must(notice).node.id, reservation: must(viewer.reservations.edges[0]).node.id }
  })
  return {
    $site: `Site_${siteId}`,
    $activity: `Activity_${activityId}`,
    $session: workshop.sessionId,
    $slot: workshop.slotId,
    $draft: `Session_${draftId}`,
    $notice: held.notice,
    $reservation: held.reservation,
  }
}

interface Held {
  viewer: Record<'reservations' | 'notices', { edges: { node: { id: string } }[] }>
}

function fillIn(document: string, type: GraphQLObjectType, ids: Record<string, string>): string {
  const all = Object.values(type.getFields()).map((field) =>
    isCompositeType(getNamedType(field.type)) ? `${field.name} { __typename }` : field.name,
  )
  return document
    .replace('FIELDS', all.join(' '))
    .replaceAll(/\$[a-z]+/g, (name) => (name === '$key' ? newId() : must(ids[name], `no ${name}`)))
}

function outcomeOf({ data, errors }: Awaited<ReturnType<typeof ask>>): {
  outcome: string
  it: Record<string, unknown>
} {
  const code = errors?.[0]?.extensions?.code
  const it = find(data)
  if (code !== undefined) return { outcome: code, it: {} }
  if (it === undefined || Object.keys(it).length === 0) return { outcome: 'null', it: {} }
  return { outcome: String(it['refusedAs'] ?? 'ok'), it }
}

/** What `it` names, however deep; of a list the first. */
function find(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if ('it' in value) {
    const it = Array.isArray(value.it) ? value.it[0] : value.it
    return (it ?? undefined) as Record<string, unknown> | undefined
  }
  for (const inner of Object.values(value)) {
    const found = find(inner)
    if (found !== undefined) return found
  }
  return undefined
}
