import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { ReservationMovedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import type { Tx } from '@xingzhi/runtime/database'
import { newId } from '@xingzhi/runtime/ids'
import { event } from '@xingzhi/runtime/outbox'
import { lockPeople, moveTime } from '../db/calendar.ts'
import { listActiveReservations } from '../db/reservations.ts'
import { insertSlot, lockSlot, updateSlot } from '../db/slots.ts'
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
  const { slot, lost } = await shrink(tx, change.slot, shrinkTo, now)
  await updateSlot(tx, slot)
  if (!change.isTold) return
  const moved = change.isMoved ? await moveReservations(tx, current, slot) : NO_EFFECTS
  const rehoused = change.isRoomChanged ? await noticeRoom(tx, current, slot) : NO_EFFECTS
  await tellSlot(tx, slot, [lost, moved, rehoused], now)
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
async function shrink(
  tx: Tx,
  slot: Slot,
  places: number | undefined,
  now: Date,
): Promise<{ slot: Slot; lost: Effects }> {
  if (places === undefined || slot.reserved <= places) return { slot, lost: NO_EFFECTS }
  const held = await listActiveReservations(tx, slot.id)
  // All of them at once: a move locks those who stay, and the order of locks is one for all people.
  await lockPeople(
    tx,
    held.map(({ personId }) => personId),
  )
  const leaving = whoLeaves(held, places)
  const shrunk = withoutParties(
    slot,
    leaving.map(({ partySize }) => partySize),
  )
  return { slot: shrunk, lost: await losePlaces(tx, shrunk, leaving, { kind: 'SHRUNK' }, now) }
}

/** Runs after the slot was updated: reservations show the slot's times. */
async function moveReservations(tx: Tx, current: Slot, slot: Slot): Promise<Effects> {
  const overlaps = await moveTime(tx, slot)
  const held = await listActiveReservations(tx, slot.id)
  return {
    events: held.map((reservation) =>
      event(ReservationMovedSchema, {
        reservation: toReservationFact(reservation),
        slotVersion: BigInt(slot.version),
        oldStartsAt: timestampFromDate(current.startsAt),
      }),
    ),
    notices: held.map(({ id, personId }) => ({
      id: newId(),
      personId,
      kind: overlaps.has(id) ? 'MOVED_INTO_OVERLAP' : 'MOVED',
      slotId: slot.id,
      slotKind: slot.kind,
      reservationId: id,
      oldStartsAt: current.startsAt,
      newStartsAt: slot.startsAt,
      overlappingSlotId: overlaps.get(id) ?? null,
    })),
  }
}

async function noticeRoom(tx: Tx, current: Slot, slot: Slot): Promise<Effects> {
  const held = await listActiveReservations(tx, slot.id)
  return {
    events: [],
    notices: held.map(({ id, personId }) => ({
      id: newId(),
      personId,
      kind: 'ROOM_CHANGED',
      slotId: slot.id,
      slotKind: slot.kind,
      reservationId: id,
      oldRoom: current.room,
      newRoom: slot.room,
    })),
  }
}
