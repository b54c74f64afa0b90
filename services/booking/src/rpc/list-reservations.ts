import type { ServiceImpl } from '@connectrpc/connect'
import type { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { listReservations as list } from '../db/reservations.ts'
import { toReservation } from '../wire/reservation.ts'

const Cursor = z.tuple([z.literal([0, 1]), z.int(), z.uuid()])

export function listReservations(context: Context): ServiceImpl<typeof BookingService>['listReservations'] {
  return async (request, call) => {
    const { personId } = requireActor(call)
    const page = readPage(request.page, { cursor: Cursor })
    const found = await list(context.sql, personId, context.clock(), page)
    const { rows, pageInfo } = pageOf(found, page.limit, ({ isPast, order, id }) => [isPast, order, id])
    return { reservations: rows.map((reservation) => toReservation(reservation, context.rules)), pageInfo }
  }
}
