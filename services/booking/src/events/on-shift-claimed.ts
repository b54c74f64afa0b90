import { fromBinary } from '@bufbuild/protobuf'
import { ShiftClaimedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import type { EventHandler } from '@xingzhi/runtime/event-handler'
import { newId } from '@xingzhi/runtime/ids'
import { daysBefore } from '@xingzhi/runtime/purge'
import type { Context } from '../context.ts'
import { keepShift } from '../db/calendar.ts'
import { CALENDAR_KEPT_DAYS } from '../jobs/purge.ts'
import { shiftTimeOf, slotKindOf } from '../wire/shift-time.ts'
import { postNotices } from './tell-slot.ts'

/**
 * Makes the hold last, and follows a shift that is moved, of which its guide is told. What calendars have forgotten is not brought
 * back.
 */
export function onShiftClaimed({ clock }: Pick<Context, 'clock'>): EventHandler {
  return async (tx, event) => {
    const fact = fromBinary(ShiftClaimedSchema, event.payload)
    const time = shiftTimeOf(fact)
    const now = clock()
    if (time.endsAt < daysBefore(now, CALENDAR_KEPT_DAYS)) return
    const movedFrom = await keepShift(tx, time, Number(fact.shiftVersion))
    if (!movedFrom) return
    const notice = {
      id: newId(),
      personId: time.personId,
      kind: 'SHIFT_MOVED' as const,
      slotId: time.shiftId,
      slotKind: slotKindOf(fact.kind),
      reservationId: null,
      oldStartsAt: movedFrom,
      newStartsAt: time.startsAt,
    }
    await postNotices(tx, [notice], now)
  }
}
