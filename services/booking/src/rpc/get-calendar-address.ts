import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  GetCalendarAddressRequest,
  GetCalendarAddressResponseSchema,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import type { Context } from '../context.ts'
import { readCalendarAddress } from '../db/calendar-addresses.ts'

export async function getCalendarAddress(
  { db }: Context,
  _request: GetCalendarAddressRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof GetCalendarAddressResponseSchema>> {
  const address = await readCalendarAddress(db, requireActor(call).personId)
  return address ? { madeAt: timestampFromDate(address.madeAt) } : {}
}
