import type { HandlerContext } from '@connectrpc/connect'
import type { MarkNoticesReadRequest } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import type { Context } from '../context.ts'
import { countUnread, markRead } from '../db/notices.ts'
import { readIds } from '../wire/ids.ts'

export async function markNoticesRead(
  { db, clock }: Context,
  request: MarkNoticesReadRequest,
  call: HandlerContext,
) {
  const { personId } = requireActor(call)
  await markRead(db, personId, readIds(request.ids), clock())
  return { unreadCount: await countUnread(db, personId) }
}
