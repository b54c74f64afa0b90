import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { NoticeKind, type NoticeSchema, SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { Notice } from '../db/notices.ts'

export function toNotice(notice: Notice): MessageInitShape<typeof NoticeSchema> {
  return {
    id: notice.id,
    kind: NoticeKind[notice.kind],
    createdAt: timestampFromDate(notice.createdAt),
    slotId: notice.slotId,
    slotKind: SlotKind[notice.slotKind],
    reservationId: notice.reservationId ?? '',
    oldRoom: notice.oldRoom,
    newRoom: notice.newRoom,
    reason: notice.reason,
    overlappingSlotId: notice.overlappingSlotId ?? '',
    noGuide: notice.noGuide,
    closedId: notice.closedId ?? '',
    reasonEn: notice.reasonEn,
    ...(notice.readAt && { readAt: timestampFromDate(notice.readAt) }),
    ...(notice.oldStartsAt && { oldStartsAt: timestampFromDate(notice.oldStartsAt) }),
    ...(notice.newStartsAt && { newStartsAt: timestampFromDate(notice.newStartsAt) }),
  }
}
