import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  ListNoticesRequest,
  ListNoticesResponseSchema,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { countUnread, listNotices as list } from '../db/notices.ts'
import { CursorTime } from '../wire/cursor.ts'
import { toNotice } from '../wire/notice.ts'

const Cursor = z.tuple([CursorTime, z.uuid()])

export async function listNotices(
  { db, clock }: Context,
  request: ListNoticesRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListNoticesResponseSchema>> {
  const { personId } = requireActor(call)
  const page = readPage(request.page, { cursor: Cursor })
  const [found, unreadCount] = await Promise.all([list(db, personId, page), countUnread(db, personId)])
  const { rows, pageInfo } = pageOf(found, page.limit, ({ createdAt, id }) => [createdAt, id])
  const now = clock()
  return { notices: rows.map((notice) => toNotice(notice, now)), pageInfo, unreadCount }
}
