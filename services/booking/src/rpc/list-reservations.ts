import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  ListReservationsRequest,
  ListReservationsResponseSchema,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { listReservations as list, positionOf } from '../db/reservations.ts'
import { toReservation } from '../wire/reservation.ts'

const Cursor = z.tuple([z.literal([0, 1]), z.int(), z.uuid()])

export async function listReservations(
  { db, clock, rules }: Context,
  request: ListReservationsRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListReservationsResponseSchema>> {
  const { personId } = requireActor(call)
  const page = readPage(request.page, { cursor: Cursor })
  const now = clock()
  const found = await list(db, personId, now, page)
  const { rows, pageInfo } = pageOf(found, page.limit, (reservation) => positionOf(reservation, now))
  return { reservations: rows.map((reservation) => toReservation(reservation, rules)), pageInfo }
}
