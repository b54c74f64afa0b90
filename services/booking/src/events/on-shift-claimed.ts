import { fromBinary } from '@bufbuild/protobuf'
import { ShiftClaimedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import type { EventHandler } from '@xingzhi/runtime/event-handler'
import { newId } from '@xingzhi/runtime/ids'
import { daysBefore } from '@xingzhi/runtime/purge'
import type { Context } from '../context.ts'
import { keepShift, lockPeople, type ShiftTime } from '../db/calendar.ts'
import { isClaimKnown, takeReason } from '../db/shift-reasons.ts'
import { CALENDAR_KEPT_DAYS } from '../jobs/purge.ts'
import { shiftTimeOf, slotKindOf } from '../wire/shift-time.ts'
import { tellPeople } from './tell-slot.ts'

/**
 * Makes the hold last, and follows a shift that is moved. Its guide is told of that, and of a shift that an operator gave them. What
 * calendars have forgotten is not brought back.
 */
export function onShiftClaimed({ clock }: Pick<Context, 'clock'>): EventHandler {
  return async (tx, event) => {
    const fact = fromBinary(ShiftClaimedSchema, event.payload)
    const time = shiftTimeOf(fact)
    const now = clock()
    if (time.endsAt < daysBefore(now, CALENDAR_KEPT_DAYS)) return
    await lockPeople(tx, [time.personId])
    const isGiven = fact.byOperator && !(await isClaimKnown(tx, time))
    const reason = isGiven ? await takeReason(tx, time) : undefined
    const movedFrom = await keepShift(tx, time, Number(fact.shiftVersion))
    const notice = noticeOf(time, movedFrom, reason)
    if (!notice) return
    const { personId, shiftId: slotId } = time
    const of = { id: newId(), personId, slotId, slotKind: slotKindOf(fact.kind), reservationId: null }
    await tellPeople(tx, [{ ...of, ...notice }], now)
  }
}

/** The guide is told when the shift starts at another time than they knew, and when an operator gave it to them. */
function noticeOf({ startsAt }: ShiftTime, movedFrom: Date | null, reason: string | undefined) {
  if (reason !== undefined) return { kind: 'SHIFT_ASSIGNED' as const, oldStartsAt: startsAt, reason }
  return movedFrom && { kind: 'SHIFT_MOVED' as const, oldStartsAt: movedFrom, newStartsAt: startsAt }
}
