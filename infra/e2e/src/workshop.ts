import { must } from '@xingzhi/runtime/assert'
import { type Api, newKey } from './api.ts'
import { mutate } from './mutate.ts'

/** What a scenario needs to find again: a session of its own, at a site that manager-1 manages. */
export interface Workshop {
  sessionId: string
  slotId: string
  siteName: string
  /** No other session has it. */
  title: string
  startsAt: Date
}

export interface WorkshopWish {
  capacity: number
  /** From the start of tomorrow's day in Shanghai. Default 1: tomorrow. */
  inDays?: number
  maximumPartySize?: number
}

interface ManagedSite {
  id: string
  name: string
  capacity: number
  rooms: { name: string; capacity: number }[]
}

interface Refused {
  __typename: 'Refused'
  code: string
  message: string
  suggestedStarts: string[]
}

const STEP_MS = 30 * 60_000
let made = 0

/** Publishes a session with a title of its own through the public API, at the first start that the site has free. */
export async function publishWorkshop(manager: Api, wish: WorkshopWish): Promise<Workshop> {
  const places = (await managedSites(manager)).flatMap((site) => site.rooms.map((room) => ({ site, room })))
  const { site, room } = must(places.find((place) => place.room.capacity >= wish.capacity))
  const title = `练习场次${Date.now().toString(36)}${++made}`
  const activityId = await createActivity(manager, site.id, title, wish.maximumPartySize ?? 4)
  const wished = new Date(Date.now() + (wish.inDays ?? 1) * 86_400_000)
  const session = await publishAtFreeStart(
    manager,
    { siteId: site.id, room: room.name, activityId, capacity: wish.capacity },
    wished,
  )
  return {
    sessionId: session.id,
    slotId: await slotOf(manager, session.id),
    siteName: site.name,
    title,
    startsAt: new Date(session.startsAt),
  }
}

export async function managedSites(manager: Api): Promise<ManagedSite[]> {
  const { viewer } = await manager.query<{ viewer: { managedSites: ManagedSite[] } }>(
    '{ viewer { managedSites { id name capacity rooms { name capacity } } } }',
  )
  return viewer.managedSites
}

/** Reserves as a person would by API; the refusal's code, or undefined when it went well. */
export async function reserveByApi(
  person: Api,
  slotId: string,
  partySize: number,
): Promise<string | undefined> {
  const { reserve } = await person.query<{ reserve: { __typename: string; code?: string } }>(
    `mutation ($input: ReserveInput!) { reserve(input: $input) {
      __typename ... on Refused { code } } }`,
    { input: { slotId, partySize, idempotencyKey: newKey() } },
  )
  return reserve.code
}

export async function cancelSessionByApi(manager: Api, sessionId: string, reason: string): Promise<void> {
  await manager.query(
    `mutation ($input: CancelSessionInput!) { cancelSession(input: $input) { __typename } }`,
    { input: { sessionId, reason, idempotencyKey: newKey() } },
  )
}

/** To the next start that the room has free, on the same day or the next. */
export async function moveWorkshop(manager: Api, { sessionId, startsAt }: Workshop): Promise<Date> {
  for (let step = 1; step < 40; step++) {
    const newStart = new Date(startsAt.getTime() + step * STEP_MS)
    const change = { sessionId, startsAt: newStart.toISOString(), idempotencyKey: newKey() }
    const moved = await mutate(manager, 'changeSession', change, 'session { id }').catch(() => null)
    if (moved) return newStart
  }
  throw new Error('no other start was free')
}

/** On Shanghai's clocks: `09:30`. */
export function timeOf(at: Date): string {
  return at.toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' })
}

/** When a session starts. */
export async function startOf(person: Api, sessionId: string): Promise<Date> {
  const { node } = await person.query<{ node: { startsAt: string } }>(
    'query ($id: ID!) { node(id: $id) { ... on Session { startsAt } } }',
    { id: sessionId },
  )
  return new Date(node.startsAt)
}

async function createActivity(
  manager: Api,
  siteId: string,
  title: string,
  maximumPartySize: number,
): Promise<string> {
  const { createActivity: result } = await manager.query<{
    createActivity: { activity?: { id: string }; code?: string }
  }>(
    `mutation ($input: CreateActivityInput!) { createActivity(input: $input) {
      ... on CreateActivitySuccess { activity { id } } ... on Refused { code } } }`,
    {
      input: {
        siteId,
        title,
        titleEn: 'A practice session',
        craft: 'PAPER',
        summary: '用来试一试的场次。',
        summaryEn: 'A session to try things with.',
        durationMinutes: 30,
        maximumPartySize,
        idempotencyKey: newKey(),
      },
    },
  )
  return must(result.activity, `the activity was refused: ${result.code}`).id
}

/** The first try is usually in somebody's way; the refusal suggests starts that fit. */
async function publishAtFreeStart(
  manager: Api,
  plan: { siteId: string; room: string; activityId: string; capacity: number },
  wished: Date,
): Promise<{ id: string; startsAt: string }> {
  let startsAt = wished.toISOString()
  for (let attempt = 0; attempt < 4; attempt++) {
    const { publishSession: result } = await manager.query<{
      publishSession: { __typename: string; session?: { id: string; startsAt: string } } | Refused
    }>(
      `mutation ($input: PublishSessionInput!) { publishSession(input: $input) { __typename
        ... on PublishSessionSuccess { session { id startsAt } }
        ... on Refused { code message suggestedStarts } } }`,
      { input: { ...plan, startsAt, idempotencyKey: newKey() } },
    )
    if ('session' in result && result.session) return result.session
    const refused = result as Refused
    startsAt = must(refused.suggestedStarts[0], `publishing was refused: ${refused.code} ${refused.message}`)
  }
  throw new Error('no start was free')
}

/** Booking hears of the session a moment after its publication. */
async function slotOf(manager: Api, sessionId: string): Promise<string> {
  const deadline = Date.now() + 10_000
  for (;;) {
    const { node } = await manager.query<{ node: { slot: { id: string } | null } | null }>(
      'query ($id: ID!) { node(id: $id) { ... on Session { slot { id } } } }',
      { id: sessionId },
    )
    if (node?.slot) return node.slot.id
    if (Date.now() > deadline) throw new Error('booking has not heard of the session for 10 s')
  }
}
