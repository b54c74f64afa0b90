import type { ServiceImpl } from '@connectrpc/connect'
import type { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { transaction } from '@xingzhi/runtime/database'
import type { Context } from '../context.ts'
import { freeHold } from '../db/calendar.ts'
import { readSubjectId } from '../wire/input.ts'

/** Somebody else's time stays as it is. */
export function freeTime({ sql }: Context): ServiceImpl<typeof BookingService>['freeTime'] {
  return async ({ holdId, forGood }, call) => {
    const { personId } = requireRole(call, 'GUIDE')
    const id = readSubjectId(holdId, 'holdId')
    await transaction(sql, (tx) => freeHold(tx, id, personId, forGood))
    return {}
  }
}
