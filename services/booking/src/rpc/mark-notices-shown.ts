import type { HandlerContext } from '@connectrpc/connect'
import type { MarkNoticesShownRequest } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import type { Context } from '../context.ts'
import { markShown } from '../db/notices.ts'
import { readIds } from '../wire/ids.ts'

export async function markNoticesShown(
  { db, clock }: Context,
  request: MarkNoticesShownRequest,
  call: HandlerContext,
) {
  const { personId } = requireActor(call)
  return { ids: await markShown(db, personId, readIds(request.ids), clock()) }
}
