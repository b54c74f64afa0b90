import { fromBinary } from '@bufbuild/protobuf'
import { ShiftReleasedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import { ReleaseCause } from '@xingzhi/proto/guide/v1/guide_pb.js'
import type { EventHandler } from '@xingzhi/runtime/event-handler'
import { newId } from '@xingzhi/runtime/ids'
import { daysBefore } from '@xingzhi/runtime/purge'
import type { Context } from '../context.ts'
import { releaseShift } from '../db/calendar.ts'
import { takeReason } from '../db/shift-reasons.ts'
import type { NoticeKindName } from '../domain/notice.ts'
import { CALENDAR_KEPT_DAYS } from '../jobs/purge.ts'
import { shiftTimeOf, slotKindOf } from '../wire/shift-time.ts'
import { tellPeople } from './tell-slot.ts'

/** Frees the guide, for good: a claim does not come back. Who did not release it is told. */
export function onShiftReleased({ clock }: Pick<Context, 'clock'>): EventHandler {
  return async (tx, event) => {
    const fact = fromBinary(ShiftReleasedSchema, event.payload)
    const time = shiftTimeOf(fact)
    const now = clock()
    if (time.endsAt < daysBefore(now, CALENDAR_KEPT_DAYS)) return
    const isNews = await releaseShift(tx, time, Number(fact.shiftVersion))
    const kind = fact.claim && NOTICE_OF.get(fact.claim.releaseCause)
    if (!isNews || !kind) return
    const notice = {
      id: newId(),
      personId: time.personId,
      kind,
      slotId: time.shiftId,
      slotKind: slotKindOf(fact.kind),
      reservationId: null,
      oldStartsAt: time.startsAt,
      reason: await takeReason(tx, time),
    }
    await tellPeople(tx, [notice], now)
  }
}

const NOTICE_OF = new Map<ReleaseCause, NoticeKindName>([
  [ReleaseCause.SHIFT_CANCELLED, 'SHIFT_CANCELLED'],
  [ReleaseCause.OPERATOR, 'SHIFT_WITHDRAWN'],
])
