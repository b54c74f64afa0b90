import { setTimeout as pause } from 'node:timers/promises'
import type { Role } from '@xingzhi/runtime/actor'
import { assert, must } from '@xingzhi/runtime/assert'
import { asActor } from '@xingzhi/runtime/rpc-client'
import { crowdName } from './crowd-name.ts'
import { type DemoTarget, signAs } from './demo-target.ts'
import { inParallel } from './in-parallel.ts'
import type { PlannedReservation } from './plan-reservations.ts'

const slotsPerCallMax = 500
const itemsPerCallMax = 512
const callsAtOnceMax = 8
const lookEveryMs = 50
const stalledAfterMs = 30_000

/** Lets the demo's citizens reserve, once booking has opened the slots. Slot ids by the plan's keys. */
export async function fillSlots(
  target: DemoTarget,
  reservations: readonly PlannedReservation[],
  slotIds: Map<string, string>,
  wait: (target: DemoTarget, ids: string[]) => Promise<void> = slotsKnown,
): Promise<{ reserved: number; refused: number }> {
  const wishes = reservations.filter(({ slotKey }) => slotIds.has(slotKey))
  const people = [...new Set(wishes.map(({ person }) => person))]
  await inParallel(people, callsAtOnceMax, (person) => introduce(target, person, 'CITIZEN'))
  await wait(target, [...slotIds.values()])
  let reserved = 0
  for (let from = 0; from < wishes.length; from += itemsPerCallMax) {
    reserved += await reserve(target, wishes.slice(from, from + itemsPerCallMax), slotIds)
  }
  return { reserved, refused: wishes.length - reserved }
}

/** Records a demo person's name and contact, as signing in does. */
export async function introduce({ booking, tokens }: DemoTarget, person: string, role: Role): Promise<void> {
  await booking.recordPerson(
    { displayName: crowdName(person), contact: `${person}@example.org` },
    asActor(signAs(tokens, person, role)),
  )
}

/** Waits until booking has a slot for each session; throws when none comes for 30 s. */
async function slotsKnown({ booking }: DemoTarget, slotIds: string[]): Promise<void> {
  let missing = slotIds
  for (let stalledAt = performance.now() + stalledAfterMs; missing.length > 0; ) {
    const { slots } = await booking.getSlots({ ids: missing.slice(0, slotsPerCallMax) })
    const known = new Set(slots.map(({ id }) => id))
    missing = missing.filter((id) => !known.has(id))
    if (known.size > 0) {
      stalledAt = performance.now() + stalledAfterMs
    } else {
      assert(performance.now() < stalledAt, `booking does not hear of ${missing.length} sessions`)
      await pause(lookEveryMs)
    }
  }
}

async function reserve(
  { booking, tokens, seed }: DemoTarget,
  wishes: PlannedReservation[],
  slotIds: Map<string, string>,
): Promise<number> {
  const { verdicts } = await booking.reserve({
    items: wishes.map(({ key, slotKey, person, partySize }) => ({
      actorToken: signAs(tokens, person, 'CITIZEN'),
      slotId: must(slotIds.get(slotKey)),
      partySize,
      idempotencyKey: `demo:${seed}:reservation:${key}`,
    })),
  })
  return verdicts.filter(({ verdict }) => verdict.case === 'reservation').length
}
