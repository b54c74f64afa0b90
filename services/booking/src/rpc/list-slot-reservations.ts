import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  ListSlotReservationsRequest,
  ListSlotReservationsResponseSchema,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { z } from 'zod'
import { requireSlotStaff } from '../access/require-slot-staff.ts'
import type { Context } from '../context.ts'
import { listSlotReservations as list } from '../db/reservations.ts'
import { readIdOf } from '../wire/ids.ts'
import { toReservation } from '../wire/reservation.ts'

const Cursor = z.tuple([z.uuid()])

/** With names and contacts: for the staff of the slot, nobody else. */
export async function listSlotReservations(
  context: Context,
  request: ListSlotReservationsRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListSlotReservationsResponseSchema>> {
  const actor = requireActor(call)
  const slotId = readIdOf('slot', request.slotId)
  await requireSlotStaff(context, actor, slotId)
  const page = readPage(request.page, { cursor: Cursor })
  const found = await list(context.db, slotId, page)
  const { rows, pageInfo } = pageOf(found, page.limit, ({ held }) => [held.id])
  return {
    reservations: rows.map(({ held, people }) => ({
      reservation: toReservation(held, context.rules),
      person: people ?? { id: held.personId },
    })),
    pageInfo,
  }
}
