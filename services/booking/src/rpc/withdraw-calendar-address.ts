import type { HandlerContext } from '@connectrpc/connect'
import type { WithdrawCalendarAddressRequest } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import type { Context } from '../context.ts'
import { dropCalendarAddress } from '../db/calendar-addresses.ts'

export async function withdrawCalendarAddress(
  { db }: Context,
  _request: WithdrawCalendarAddressRequest,
  call: HandlerContext,
) {
  await dropCalendarAddress(db, requireActor(call).personId)
  return {}
}
