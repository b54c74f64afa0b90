import type { ServiceImpl } from '@connectrpc/connect'
import type { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import type { Context } from '../context.ts'
import { findPeople } from '../db/people.ts'
import { readIds } from '../wire/input.ts'
import { inOrderOf } from './in-order-of.ts'

export function getPeople({ sql }: Context): ServiceImpl<typeof BookingService>['getPeople'] {
  return async (request, call) => {
    requireRole(call, 'OPERATOR')
    const ids = readIds(request.ids)
    return { people: inOrderOf(ids, await findPeople(sql, ids)) }
  }
}
