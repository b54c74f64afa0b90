import type { HandlerContext } from '@connectrpc/connect'
import type { FreeTimeRequest } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { transaction } from '@xingzhi/runtime/database'
import { readId } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { freeHold } from '../db/calendar.ts'

/** Somebody else's time stays as it is. */
export async function freeTime({ db }: Context, { holdId, forGood }: FreeTimeRequest, call: HandlerContext) {
  const { personId } = requireRole(call, 'GUIDE')
  const id = readId('holdId', holdId)
  await transaction(db, (tx) => freeHold(tx, id, personId, forGood))
  return {}
}
