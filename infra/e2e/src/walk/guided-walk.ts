import { setTimeout as pause } from 'node:timers/promises'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { expect } from 'vitest'
import { newKey } from '../api.ts'
import { type Asking, mutate, type Refusal, refusalOf } from '../mutate.ts'
import type { ShortRoute } from './short-route.ts'
import {
  admitGuide,
  claimFromBoard,
  idIn,
  reserveDeparture,
  scheduleDeparture,
  seeDeparture,
  walkAlong,
} from './steps.ts'

/** Who takes part; two guides who have nothing else, three citizens and somebody who walks alone. */
export interface Party {
  operator: Asking
  guides: [Asking, Asking]
  citizens: [Asking, Asking, Asking]
  walker: Asking
  stranger: Asking
}

export interface GuidedWalk {
  party: Party
  route: ShortRoute
  /** How long before its start the departure is moved there: time enough to tell everybody. */
  movedBeforeMs: number
  /** Called between the steps, before anybody has heard of the one that was done. */
  between(step: Step): Promise<void>
}

export type Step = 'scheduled' | 'claimed' | 'reserved' | 'checked in' | 'walked' | 'moved' | 'recorded'

const NOTICED_WITHIN_MS = 60_000
const IN_HALF_AN_HOUR_MS = 30 * 60_000
const IN_TWO_DAYS_MS = 2 * 86_400_000

/** A departure from its scheduling to the certificate, and another that is cancelled; what everybody sees at the end. */
export async function walkGuided(walk: GuidedWalk) {
  const { operator, citizens, stranger, walker, guides } = walk.party
  const { departureId, lostId } = await staff(walk)
  const refusal = await fillUp(walk, { departureId, lostId })
  const walkId = await walkAlong(walker, guides[1], walk.route)
  const cancelled = { departureId: lostId, reason: '雷雨', idempotencyKey: newKey() }
  await mutate(operator, 'cancelDeparture', cancelled, 'departure { status }')
  await walk.between('walked')
  const certificateCode = await lead(walk, departureId)
  await seeDeparture(operator, lostId, { status: 'CANCELLED', slot: { status: 'CANCELLED' } })
  return {
    refusal: {
      code: refusal.code,
      namesTheOther: refusal.alternatives.some(({ departure }) => departure?.id === lostId),
    },
    departure: await lookAt(stranger, departureId),
    attended: await attendanceOf(citizens[0]),
    walk: await stampsOf(walker, walkId),
    certificate: await certificateOf(stranger, certificateCode, guides[0]),
    notices: await noticesOf([citizens[2], guides[0]]),
  }
}

/** Two departures with guides; the second one is to be lost. */
async function staff({ party: { operator, guides }, route, between }: GuidedWalk) {
  for (const guide of guides) await admitGuide(operator, guide)
  const wish = { routeId: route.routeId, guidesWanted: 2, groupSize: 2 }
  const at = (inMs: number) => new Date(Date.now() + inMs)
  const departureId = await scheduleDeparture(operator, { ...wish, startsAt: at(IN_HALF_AN_HOUR_MS) })
  await between('scheduled')
  const lostId = await scheduleDeparture(operator, { ...wish, startsAt: at(IN_TWO_DAYS_MS) })
  for (const guide of guides) await claimFromBoard(guide, departureId)
  await claimFromBoard(guides[0], lostId)
  await between('claimed')
  await seeDeparture(operator, departureId, { guidesConfirmed: 2, slot: { capacity: 4, remaining: 4 } })
  await seeDeparture(operator, lostId, { guidesConfirmed: 1, slot: { capacity: 2 } })
  return { departureId, lostId }
}

/** Two parties take all places, the third is refused and reserves the other departure; the first party is checked in. */
async function fillUp(
  { party: { citizens, guides }, between }: GuidedWalk,
  { departureId, lostId }: { departureId: string; lostId: string },
): Promise<Refusal> {
  const first = await reserveDeparture(citizens[0], departureId, 2)
  await reserveDeparture(citizens[1], departureId, 2)
  const slotId = idIn('Slot', departureId)
  const full = { slotId, partySize: 2, idempotencyKey: newKey() }
  const refusal = await refusalOf(citizens[2], 'reserve', full)
  await reserveDeparture(citizens[2], lostId, 2)
  await between('reserved')
  await mutate(guides[0], 'signInToShift', asShift(departureId), 'shift { id }')
  const shown = { slotId, code: first.code, peoplePresent: 1, idempotencyKey: newKey() }
  await mutate(guides[0], 'checkInReservation', shown, 'reservation { displayName }')
  await between('checked in')
  return refusal
}

/** The departure starts sooner than it was to; its guide records hours, an operator confirms them. The certificate's code. */
async function lead(
  { party: { operator, guides }, movedBeforeMs, between }: GuidedWalk,
  departureId: string,
): Promise<string> {
  const startsAt = new Date(Date.now() + movedBeforeMs)
  const moved = { departureId, startsAt: startsAt.toISOString(), idempotencyKey: newKey() }
  await mutate(operator, 'changeDeparture', moved, 'departure { id }')
  await between('moved')
  await seeDeparture(operator, departureId, { shift: { startsAt: startsAt.toISOString() } })
  await pause(Math.max(0, startsAt.getTime() - Date.now()))
  const worked = { ...asShift(departureId), minutes: 60, peopleGuided: 1 }
  const { serviceRecord } = await mutate<{ serviceRecord: { id: string } }>(
    guides[0],
    'recordService',
    worked,
    'serviceRecord { id }',
  )
  await between('recorded')
  const confirmed = { recordId: serviceRecord.id, idempotencyKey: newKey() }
  await mutate(operator, 'confirmService', confirmed, 'serviceRecord { status }')
  const issued = { idempotencyKey: newKey() }
  const { certificate } = await mutate<{ certificate: { code: string } }>(
    guides[0],
    'issueCertificate',
    issued,
    'certificate { code }',
  )
  return certificate.code
}

/** How it ends, whatever was killed on the way. */
export const theEnd = {
  refusal: { code: 'SLOT_FULL', namesTheOther: true },
  departure: {
    status: 'SCHEDULED',
    guidesConfirmed: 2,
    slot: { capacity: 4, reserved: 4, reservationCount: 2 },
  },
  attended: { status: 'ATTENDED', peoplePresent: 1 },
  walk: { isComplete: true, proofs: ['CODE', 'CODE'] },
  certificate: {
    isNamedAsRegistered: true,
    status: 'VALID',
    summary: { minutes: 60, walksLed: 1, peopleGuided: 1 },
  },
  notices: [['CANCELLED'], ['SHIFT_CANCELLED', 'SHIFT_MOVED']],
}

function asShift(departureId: string) {
  return { shiftId: idIn('Shift', departureId), idempotencyKey: newKey() }
}

async function lookAt(api: Asking, departureId: string) {
  const document = `query ($id: ID!) { node(id: $id) { ... on Departure {
    status guidesConfirmed slot { capacity reserved reservationCount } } } }`
  return (await api.query<{ node: object }>(document, { id: departureId })).node
}

async function attendanceOf(citizen: Asking) {
  const { viewer } = await citizen.query<{
    viewer: { reservations: { edges: { node: { status: string; peoplePresent: number | null } }[] } }
  }>('{ viewer { reservations(first: 1) { edges { node { status peoplePresent } } } } }')
  return viewer.reservations.edges[0]?.node
}

async function stampsOf(walker: Asking, walkId: string) {
  const { node } = await walker.query<{
    node: { completedAt: string | null; stamps: { proof: string }[] }
  }>('query ($id: ID!) { node(id: $id) { ... on Walk { completedAt stamps { proof } } } }', { id: walkId })
  return { isComplete: node.completedAt !== null, proofs: node.stamps.map(({ proof }) => proof) }
}

async function certificateOf(stranger: Asking, code: string, guide: Asking) {
  const { certificate } = await stranger.query<{ certificate: { name: string } }>(
    'query ($code: String!) { certificate(code: $code) { name status summary { minutes walksLed peopleGuided } } }',
    { code },
  )
  const { viewer } = await guide.query<{ viewer: { displayName: string } }>('{ viewer { displayName } }')
  const { name, ...shown } = certificate
  return { ...shown, isNamedAsRegistered: name === viewer.displayName }
}

/** By person, the kinds of all their notices, once that of the cancelled departure is there. */
async function noticesOf(people: Asking[]) {
  return Promise.all(
    people.map((person) =>
      eventually(
        async () => {
          const { viewer } = await person.query<{
            viewer: { notices: { edges: { node: { kind: string } }[] } }
          }>('{ viewer { notices(first: 10) { edges { node { kind } } } } }')
          const kinds = viewer.notices.edges.map(({ node }) => node.kind).sort()
          expect(kinds.some((kind) => kind.endsWith('CANCELLED'))).toBe(true)
          return kinds
        },
        { withinMs: NOTICED_WITHIN_MS },
      ),
    ),
  )
}
