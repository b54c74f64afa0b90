import { must } from '@xingzhi/runtime/assert'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { expect } from 'vitest'
import { newKey } from '../api.ts'
import { type Asking, mutate } from '../mutate.ts'

/** Facts need a moment, and longer when a part has just been killed. */
const WITHIN_MS = 60_000

export const idIn = (type: string, globalId: string) => `${type}_${globalId.slice(globalId.indexOf('_') + 1)}`

/** What a guide wishes for who says no more: walks of science, in Putonghua, wherever and whenever. */
const wishes = {
  ...{ themes: ['SCIENCE'], languages: ['ZH'], streetTownCodes: [], availability: [] },
  inShowcase: false,
}

/** Registers this guide, or what suits them anew, and lets an operator admit them; the guide's id. */
export async function admitGuide(operator: Asking, guide: Asking, profile: object = {}): Promise<string> {
  const input = { ...wishes, ...profile, idempotencyKey: newKey() }
  const registered = await mutate<{ guide: { id: string } }>(guide, 'registerGuide', input, 'guide { id }')
  const admitted = { guideId: registered.guide.id, status: 'ADMITTED', idempotencyKey: newKey() }
  await mutate(operator, 'setGuideStatus', admitted, 'guide { status }')
  return registered.guide.id
}

export interface DepartureWish {
  routeId: string
  startsAt: Date
  guidesWanted: number
  groupSize: number
}

/** The departure's global id. */
export async function scheduleDeparture(operator: Asking, wish: DepartureWish): Promise<string> {
  const input = { ...wish, startsAt: wish.startsAt.toISOString(), idempotencyKey: newKey() }
  const { departure } = await mutate<{ departure: { id: string } }>(
    operator,
    'scheduleDeparture',
    input,
    'departure { id }',
  )
  return departure.id
}

/** Waits until everybody has heard what there is to hear of a departure. */
export async function seeDeparture(api: Asking, departureId: string, expected: object): Promise<void> {
  const document = `query ($id: ID!) { node(id: $id) { ... on Departure {
    status guidesConfirmed shift { startsAt } slot { capacity remaining status } } } }`
  await eventually(
    async () => {
      const { node } = await api.query<{ node: object | null }>(document, { id: departureId })
      expect(node).toMatchObject(expected)
    },
    { withinMs: WITHIN_MS },
  )
}

/** Waits until the guide's board shows this departure's shift among those to claim, and claims it. */
export async function claimFromBoard(guide: Asking, departureId: string): Promise<void> {
  const shiftId = idIn('Shift', departureId)
  const document = '{ openShifts(first: 50) { edges { node { id departure { route { name } } } } } }'
  await eventually(
    async () => {
      const { openShifts } = await guide.query<Edges<'openShifts'>>(document)
      expect(openShifts.edges.map(({ node }) => node.id)).toContain(shiftId)
    },
    { withinMs: WITHIN_MS },
  )
  await mutate(guide, 'claimShift', { shiftId, idempotencyKey: newKey() }, 'shift { viewerClaim { status } }')
}

type Edges<Name extends string> = Record<Name, { edges: { node: { id: string } }[] }>

export interface Held {
  id: string
  code: string
}

export async function reserveDeparture(
  citizen: Asking,
  departureId: string,
  partySize: number,
): Promise<Held> {
  const input = { slotId: idIn('Slot', departureId), partySize, idempotencyKey: newKey() }
  const { reservation } = await mutate<{ reservation: Held }>(
    citizen,
    'reserve',
    input,
    'reservation { id code departure { id } }',
  )
  return reservation
}

/** What a guide's screen shows at a station now. */
export async function readStationCode(guide: Asking, stationId: string): Promise<string> {
  const { node } = await guide.query<{ node: { code: { code: string } | null } }>(
    'query ($id: ID!) { node(id: $id) { ... on Station { code { code } } } }',
    { id: stationId },
  )
  return must(node.code, 'a guide is shown no code').code
}

/** Starts a walk and stamps these stations by the code of a guide's screen; the walk's id. */
export async function walkAlong(
  walker: Asking,
  guide: Asking,
  { routeId, stationIds }: { routeId: string; stationIds: readonly string[] },
): Promise<string> {
  const started = await mutate<{ walk: { id: string } }>(
    walker,
    'startWalk',
    { routeId, idempotencyKey: newKey() },
    'walk { id }',
  )
  for (const stationId of stationIds) {
    const code = await readStationCode(guide, stationId)
    const input = { walkId: started.walk.id, stationId, code, idempotencyKey: newKey() }
    await mutate(walker, 'checkIn', input, 'walk { id }')
  }
  return started.walk.id
}
