import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { HandlerContext } from '@connectrpc/connect'
import type { HoldTimeRequest, HoldTimeResponseSchema } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { transaction } from '@xingzhi/runtime/database'
import type { Context } from '../context.ts'
import { holdTime as hold } from '../db/calendar.ts'
import { noteReasons } from '../db/shift-reasons.ts'
import { readHold } from '../wire/hold.ts'

/** Whoever reserves at the same time takes turns with it, by the person's lock: one of the two is refused. */
export async function holdTime(
  { db, clock }: Context,
  request: HoldTimeRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof HoldTimeResponseSchema>> {
  const { personId } = requireRole(call, 'GUIDE')
  const now = clock()
  const time = readHold(request, personId, now)
  const expiresAt = await transaction(db, async (tx) => {
    const until = await hold(tx, time, { now, expiresAt: time.expiresAt })
    await noteReasons(tx, [time])
    return until
  })
  return expiresAt ? { expiresAt: timestampFromDate(expiresAt) } : {}
}
