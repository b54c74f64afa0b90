import type { ServiceImpl } from '@connectrpc/connect'
import type { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import type { Context } from '../context.ts'
import { findVisibleReservations } from '../db/reservations.ts'
import { readIds } from '../wire/input.ts'
import { toReservation } from '../wire/reservation.ts'
import { inOrderOf } from './in-order-of.ts'

export function getReservations(context: Context): ServiceImpl<typeof BookingService>['getReservations'] {
  return async (request, call) => {
    const { personId, roles } = requireActor(call)
    const ids = readIds(request.ids)
    const found = await findVisibleReservations(context.sql, ids, {
      personId,
      seesAllSites: roles.includes('OPERATOR'),
    })
    return {
      reservations: inOrderOf(ids, found).map((reservation) => toReservation(reservation, context.rules)),
    }
  }
}
