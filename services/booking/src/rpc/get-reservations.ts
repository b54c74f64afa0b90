import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  GetReservationsRequest,
  GetReservationsResponseSchema,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { inOrderOf } from '@xingzhi/runtime/in-order-of'
import type { Context } from '../context.ts'
import { findVisibleReservations } from '../db/reservations.ts'
import { readIds } from '../wire/ids.ts'
import { toReservation } from '../wire/reservation.ts'

export async function getReservations(
  { db, rules }: Context,
  request: GetReservationsRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof GetReservationsResponseSchema>> {
  const { personId, roles, citizenOnly } = requireActor(call)
  const ids = readIds(request.ids)
  const reader = { personId, seesAllSites: roles.includes('OPERATOR') }
  const found = await findVisibleReservations(db, ids, reader)
  const seen = citizenOnly ? found.filter((held) => held.personId === personId) : found
  return { reservations: inOrderOf(ids, seen).map((reservation) => toReservation(reservation, rules)) }
}
