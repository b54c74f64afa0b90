import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  MakeCalendarAddressRequest,
  MakeCalendarAddressResponseSchema,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { readLine } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { keepCalendarAddress, readCalendarAddress } from '../db/calendar-addresses.ts'
import { hashOfSecret, newCalendarSecret } from '../domain/calendar-secret.ts'

const KEY_MAX_LENGTH = 128

export async function makeCalendarAddress(
  { db, clock, calendarKey }: Context,
  request: MakeCalendarAddressRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof MakeCalendarAddressResponseSchema>> {
  const { personId } = requireActor(call)
  const key = readLine('idempotencyKey', request.idempotencyKey, { lengthMax: KEY_MAX_LENGTH })
  const secret = newCalendarSecret(calendarKey, personId, key)
  const address = { personId, secretHash: hashOfSecret(secret), madeAt: clock() }
  if (!(await keepCalendarAddress(db, address))) refuse('NOT_FOUND', { what: 'person' })
  const { madeAt } = must(await readCalendarAddress(db, personId))
  return { secret, madeAt: timestampFromDate(madeAt) }
}
