import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { ReservationCancelledSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import type { Tx } from '@xingzhi/runtime/database'
import { newId } from '@xingzhi/runtime/ids'
import { event } from '@xingzhi/runtime/outbox'
import { freeTime } from '../db/calendar.ts'
import { markCancelled } from '../db/reservations.ts'
import type { NoticeDraft } from '../domain/notice.ts'
import type { Reservation } from '../domain/reservation.ts'
import type { Slot } from '../domain/slot.ts'
import { toReservationFact } from '../wire/reservation.ts'
import type { Effects } from './tell-slot.ts'

/** What those who lose their places are told. */
export type Loss = Pick<NoticeDraft, 'kind' | 'reason' | 'noGuide'>

/** Cancels these reservations with their slot and frees their people. Needs the locks of the slot and the people. */
export async function losePlaces(
  tx: Tx,
  slot: Slot,
  lost: readonly Reservation[],
  loss: Loss,
  now: Date,
): Promise<Effects> {
  const ids = lost.map(({ id }) => id)
  await markCancelled(tx, ids, { now, withSlot: true })
  await freeTime(tx, ids)
  return {
    events: lost.map((reservation) =>
      event(ReservationCancelledSchema, {
        reservation: toReservationFact({
          ...reservation,
          status: 'CANCELLED',
          cancelledAt: now,
          overlapping: false,
          cancelledWithSlot: true,
          peoplePresent: null,
          checkedInAt: null,
        }),
        slotVersion: BigInt(slot.version),
        cancelledAt: timestampFromDate(now),
      }),
    ),
    notices: lost.map(({ id, personId, startsAt }) => ({
      id: newId(),
      personId,
      slotId: slot.id,
      slotKind: slot.kind,
      reservationId: id,
      // As it was before the fact that cost the place.
      oldStartsAt: startsAt,
      ...loss,
    })),
  }
}
