import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import {
  NoticePostedSchema,
  ReservationCancelledSchema,
  ReservationMovedSchema,
  SlotChangedSchema,
} from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { NoticeKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { Tx } from '@xingzhi/runtime/database'
import { newId } from '@xingzhi/runtime/ids'
import { appendToOutbox, type EventDraft, event } from '@xingzhi/runtime/outbox'
import { freeTime, lockPeople, moveTime } from '../db/calendar.ts'
import { insertNotices, type NoticeDraft } from '../db/notices.ts'
import { listActiveReservations, markCancelled } from '../db/reservations.ts'
import { insertSlot, lockSlot, updateSlot } from '../db/slots.ts'
import { followSource, type Slot, type SourceFacts } from '../domain/slot.ts'
import { toReservationFact } from '../wire/reservation.ts'
import { toSlot } from '../wire/slot.ts'

/** What a change does to those who hold places. */
interface Effects {
  events: EventDraft[]
  notices: NoticeDraft[]
}

/** Brings the slot to where its session is; a fact that is not newer does nothing. Whoever is concerned gets a notice. */
export async function followSession(
  tx: Tx,
  facts: SourceFacts,
  { now, reason }: { now: Date; reason: string },
): Promise<void> {
  const current = await lockSlot(tx, facts.id)
  const change = followSource(current, facts)
  if (!change) return
  const { slot } = change
  if (!current) {
    await insertSlot(tx, slot)
  } else if (change.isCancelled) {
    await tell(tx, slot, await cancelReservations(tx, current, slot, { now, reason }), now)
    return
  } else {
    await updateSlot(tx, slot)
  }
  if (!change.isTold) return

  const moved = current && change.isMoved ? await moveReservations(tx, current, slot) : NO_EFFECTS
  const rehoused = current && change.isRoomChanged ? await noticeRoom(tx, current, slot) : NO_EFFECTS
  await tell(
    tx,
    slot,
    { events: [...moved.events, ...rehoused.events], notices: [...moved.notices, ...rehoused.notices] },
    now,
  )
}

const NO_EFFECTS: Effects = { events: [], notices: [] }

async function cancelReservations(
  tx: Tx,
  current: Slot,
  slot: Slot,
  { now, reason }: { now: Date; reason: string },
): Promise<Effects> {
  const held = await listActiveReservations(tx, slot.id)
  const ids = held.map(({ id }) => id)
  await lockPeople(
    tx,
    held.map(({ personId }) => personId),
  )
  await markCancelled(tx, ids, { now, withSlot: true })
  await freeTime(tx, ids)
  await updateSlot(tx, slot)
  return {
    events: held.map((reservation) =>
      event(ReservationCancelledSchema, {
        reservation: toReservationFact({
          ...reservation,
          status: 'CANCELLED',
          overlapping: false,
          cancelledWithSlot: true,
        }),
        slotVersion: BigInt(slot.version),
        cancelledAt: timestampFromDate(now),
      }),
    ),
    notices: held.map(({ id, personId }) => ({
      id: newId(),
      personId,
      kind: 'CANCELLED',
      slotId: slot.id,
      reservationId: id,
      oldStartsAt: current.startsAt,
      reason,
    })),
  }
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
      reservationId: id,
      oldRoom: current.room,
      newRoom: slot.room,
    })),
  }
}

async function tell(tx: Tx, slot: Slot, { events, notices }: Effects, now: Date): Promise<void> {
  if (notices.length > 0) await insertNotices(tx, notices, now)
  const posted = notices.map((notice) =>
    event(NoticePostedSchema, {
      noticeId: notice.id,
      personId: notice.personId,
      kind: NoticeKind[notice.kind],
      slotId: slot.id,
    }),
  )
  await appendToOutbox(tx, slot.id, [event(SlotChangedSchema, { slot: toSlot(slot) }), ...events, ...posted])
}
