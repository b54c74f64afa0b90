import type { ServiceImpl } from '@connectrpc/connect'
import type { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import type { Context } from '../context.ts'
import { countUnread, markRead } from '../db/notices.ts'
import { readIds } from '../wire/input.ts'

export function markNoticesRead({
  sql,
  clock,
}: Context): ServiceImpl<typeof BookingService>['markNoticesRead'] {
  return async (request, call) => {
    const { personId } = requireActor(call)
    await markRead(sql, personId, readIds(request.ids), clock())
    return { unreadCount: await countUnread(sql, personId) }
  }
}
