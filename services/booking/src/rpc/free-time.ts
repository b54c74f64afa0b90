import type { HandlerContext } from '@connectrpc/connect'
import type { FreeTimeRequest } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { transaction } from '@xingzhi/runtime/database'
import { readId } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { freeHold } from '../db/calendar.ts'
import { noteWithdrawal } from '../db/shift-reasons.ts'
import { readReason } from '../wire/hold.ts'

/** Somebody else's time stays as it is. */
export async function freeTime({ db }: Context, request: FreeTimeRequest, call: HandlerContext) {
  const { personId } = requireRole(call, 'GUIDE')
  const id = readId('holdId', request.holdId)
  const reason = readReason(request)
  await transaction(db, async (tx) => {
    await freeHold(tx, id, personId, request.forGood)
    if (request.forGood && reason) await noteWithdrawal(tx, { id, personId, reason })
  })
  return {}
}
