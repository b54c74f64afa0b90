import type { ServiceImpl } from '@connectrpc/connect'
import type { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { countUnread, listNotices as list } from '../db/notices.ts'
import { CursorTime } from '../wire/cursor.ts'
import { toNotice } from '../wire/notice.ts'

const Cursor = z.tuple([CursorTime, z.uuid()])

export function listNotices({ sql }: Context): ServiceImpl<typeof BookingService>['listNotices'] {
  return async (request, call) => {
    const { personId } = requireActor(call)
    const page = readPage(request.page, { cursor: Cursor })
    const [found, unreadCount] = await Promise.all([list(sql, personId, page), countUnread(sql, personId)])
    const { rows, pageInfo } = pageOf(found, page.limit, ({ createdAt, id }) => [createdAt, id])
    return { notices: rows.map(toNotice), pageInfo, unreadCount }
  }
}
