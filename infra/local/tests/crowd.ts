import { setTimeout as pause } from 'node:timers/promises'
import { must } from '@xingzhi/runtime/assert'
import { type Citizen, signIn } from './citizen.ts'

/** Demo citizens who reserve and cancel until they leave. */
export interface Crowd {
  /** What they were told of each reservation, by its id. */
  acknowledged: Map<string, 'CONFIRMED' | 'CANCELLED'>
  /** Whatever is under way gets its answer first. */
  leave(): Promise<void>
}

interface Outcome {
  reservation?: { id: string }
}

const PEOPLE = 8
const HELD_MAX = 5
const PAUSE_MS = 100
/** Between two things that one person does: the system, not the crowd, is to have the machine. */
const REST_MS = 20

/** Resolves when all are signed in. Who gets no answer asks again under the same key. */
export async function gatherCrowd(url: string, first: number): Promise<Crowd> {
  const acknowledged: Crowd['acknowledged'] = new Map()
  const leaving = new AbortController()

  async function insist(citizen: Citizen, mutation: string, input: object): Promise<Outcome> {
    for (;;) {
      try {
        const answer = await citizen.ask<{ outcome: Outcome }>(mutation, { input })
        return answer.outcome
      } catch {
        await pause(PAUSE_MS)
      }
    }
  }

  async function live(citizen: Citizen, slotIds: string[]): Promise<void> {
    const held: string[] = []
    for (let turn = 0; !leaving.signal.aborted; turn++) {
      await pause(REST_MS)
      const slotId = must(slotIds[turn % slotIds.length])
      const { reservation } = await insist(citizen, RESERVE, { slotId, idempotencyKey: crypto.randomUUID() })
      if (reservation) {
        acknowledged.set(reservation.id, 'CONFIRMED')
        held.push(reservation.id)
      }
      const oldest = held.length > HELD_MAX || turn % slotIds.length === 0 ? held.shift() : undefined
      if (!oldest) continue
      const input = { reservationId: oldest, idempotencyKey: crypto.randomUUID() }
      if ((await insist(citizen, CANCEL, input)).reservation) acknowledged.set(oldest, 'CANCELLED')
    }
  }

  const people = await Promise.all(
    Array.from({ length: PEOPLE }, (_, number) => signIn(url, `citizen-${first + number}`)),
  )
  const slotIds = await availableSlots(must(people[0]))
  const living = Promise.all(
    people.map((citizen, number) => live(citizen, [...slotIds.slice(number), ...slotIds.slice(0, number)])),
  )
  // Told when they leave.
  living.catch(() => {})
  return {
    acknowledged,
    async leave() {
      leaving.abort()
      await living
    },
  }
}

const RESERVE = `mutation ($input: ReserveInput!) { outcome: reserve(input: $input) {
  ... on ReserveSuccess { reservation { id } } } }`
const CANCEL = `mutation ($input: CancelReservationInput!) { outcome: cancelReservation(input: $input) {
  ... on CancelReservationSuccess { reservation { id } } } }`

async function availableSlots(citizen: Citizen): Promise<string[]> {
  const { sessions } = await citizen.ask<{ sessions: { edges: { node: { slot: { id: string } } }[] } }>(
    '{ sessions(first: 50, onlyAvailable: true) { edges { node { slot { id } } } } }',
  )
  return sessions.edges.map(({ node }) => node.slot.id)
}
