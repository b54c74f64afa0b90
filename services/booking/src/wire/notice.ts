import { type Notice as NoticeMessage, NoticeSchema } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { Notice } from '../db/notices.ts'

export const toNotice = (notice: Notice): NoticeMessage =>
  toMessage(NoticeSchema, { ...notice, noGuide: notice.noGuide ?? false })
