import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { ReservationMovedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import type { Tx } from '@xingzhi/runtime/database'
import { newId } from '@xingzhi/runtime/ids'
import { event } from '@xingzhi/runtime/outbox'
import { listShiftGuides, lockPeople, moveTime } from '../db/calendar.ts'
import { listActiveReservations } from '../db/reservations.ts'
import { insertSlot, lockSlot, updateSlot } from '../db/slots.ts'
import { changeOf, kindOfChange, placeChangeOf } from '../domain/notice.ts'
import type { Reservation } from '../domain/reservation.ts'
import { followSource, type Slot, type SlotChange, type SourceFacts, withoutParties } from '../domain/slot.ts'
import { whoLeaves } from '../domain/who-leaves.ts'
import { toReservationFact } from '../wire/reservation.ts'
import { type Loss, losePlaces } from './lose-places.ts'
import { type Effects, NO_EFFECTS, tellSlot } from './tell-slot.ts'

/** What whoever is concerned is told of a cancellation. */
export type Cause = Pick<Loss, 'reason' | 'noGuide'>

/**
 * Brings the slot to where its session or departure is; a fact that is not newer does nothing. Whoever is concerned gets a notice.
 */
export async function followSlotSource(
  tx: Tx,
  facts: SourceFacts,
  now: Date,
  cause: Cause = {},
): Promise<void> {
  const current = await lockSlot(tx, facts.id)
  const change = followSource(current, facts)
  if (!change) return
  if (current) return followOn(tx, current, change, facts, { now, cause })
  await insertSlot(tx, change.slot)
  await tellSlot(tx, change.slot, [], now)
}

async function followOn(
  tx: Tx,
  current: Slot,
  change: SlotChange,
  { shrinkTo }: SourceFacts,
  { now, cause }: { now: Date; cause: Cause },
): Promise<void> {
  if (change.isCancelled) {
    const lost = await cancelAll(tx, change.slot, { kind: 'CANCELLED', ...cause }, now)
    await updateSlot(tx, change.slot)
    return tellSlot(tx, change.slot, [lost], now)
  }
  if (!change.isTold) return updateSlot(tx, change.slot)
  const guideIds = change.isElsewhere ? await listShiftGuides(tx, current.id) : []
  const isTooFull = shrinkTo !== undefined && change.slot.reserved > shrinkTo
  if (isTooFull || guideIds.length > 0) await lockConcerned(tx, current.id, guideIds)
  const { slot, lost } = isTooFull
    ? await shrink(tx, change.slot, shrinkTo, now)
    : { slot: change.slot, lost: NO_EFFECTS }
  await updateSlot(tx, slot)
  const moved = change.isMoved || change.isElsewhere ? await takeAlong(tx, current, slot, change) : NO_EFFECTS
  await tellSlot(tx, slot, [lost, moved, guidesTold(current, slot, guideIds)], now)
}

/** All of them at once: whoever locks some more later must know that they are among these. */
async function lockConcerned(tx: Tx, slotId: string, guideIds: readonly string[]): Promise<void> {
  const held = await listActiveReservations(tx, slotId)
  await lockPeople(tx, [...held.map(({ personId }) => personId), ...guideIds])
}

async function cancelAll(tx: Tx, slot: Slot, loss: Loss, now: Date): Promise<Effects> {
  const held = await listActiveReservations(tx, slot.id)
  await lockPeople(
    tx,
    held.map(({ personId }) => personId),
  )
  return losePlaces(tx, slot, held, loss, now)
}

/** The slot with so many places taken at most. Those who reserved last leave, for good: places that come back are for whoever asks. */
async function shrink(tx: Tx, slot: Slot, places: number, now: Date): Promise<{ slot: Slot; lost: Effects }> {
  const leaving = whoLeaves(await listActiveReservations(tx, slot.id), places)
  const shrunk = withoutParties(
    slot,
    leaving.map(({ partySize }) => partySize),
  )
  return { slot: shrunk, lost: await losePlaces(tx, shrunk, leaving, { kind: 'SHRUNK' }, now) }
}

/** Runs after the slot was updated: reservations show the slot's times. What changed for those who hold places is one notice for each. */
async function takeAlong(tx: Tx, current: Slot, slot: Slot, { isMoved }: SlotChange): Promise<Effects> {
  const overlaps = isMoved ? await moveTime(tx, slot) : new Map<string, string | null>()
  const held = await listActiveReservations(tx, slot.id)
  const change = changeOf(current, slot)
  const moved = (reservation: Reservation) =>
    event(ReservationMovedSchema, {
      reservation: toReservationFact(reservation),
      slotVersion: BigInt(slot.version),
      oldStartsAt: timestampFromDate(current.startsAt),
    })
  return {
    events: isMoved ? held.map(moved) : [],
    notices: held.map(({ id, personId }) => ({
      id: newId(),
      personId,
      kind: overlaps.has(id) ? 'MOVED_INTO_OVERLAP' : kindOfChange(change),
      slotId: slot.id,
      slotKind: slot.kind,
      reservationId: id,
      ...change,
      overlappingSlotId: overlaps.get(id) ?? null,
    })),
  }
}

/** Of another time they are told by their claims. */
function guidesTold(current: Slot, slot: Slot, guideIds: readonly string[]): Effects {
  const change = placeChangeOf(current, slot)
  return {
    events: [],
    notices: guideIds.map((personId) => ({
      id: newId(),
      personId,
      kind: kindOfChange(change),
      slotId: slot.id,
      slotKind: slot.kind,
      reservationId: null,
      ...change,
    })),
  }
}
