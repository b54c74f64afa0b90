import { type Notice as NoticeMessage, NoticeSchema } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { Notice } from '../domain/notice.ts'
import { isOvertaken, type Standing } from '../domain/overtaken.ts'

export const toNotice = (notice: Notice & Standing, now: Date): NoticeMessage =>
  toMessage(NoticeSchema, {
    ...notice,
    noGuide: notice.noGuide ?? false,
    overtaken: isOvertaken(notice, notice, now),
  })
