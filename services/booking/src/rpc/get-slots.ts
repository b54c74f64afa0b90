import type { ServiceImpl } from '@connectrpc/connect'
import type { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import type { Context } from '../context.ts'
import { findSlots } from '../db/slots.ts'
import { readIds } from '../wire/input.ts'
import { toSlot } from '../wire/slot.ts'
import { inOrderOf } from './in-order-of.ts'

export function getSlots(context: Context): ServiceImpl<typeof BookingService>['getSlots'] {
  return async (request) => {
    const ids = readIds(request.ids)
    return { slots: inOrderOf(ids, await findSlots(context.sql, ids)).map(toSlot) }
  }
}
