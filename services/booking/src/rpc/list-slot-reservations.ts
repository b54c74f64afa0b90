import type { ServiceImpl } from '@connectrpc/connect'
import type { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { listSlotReservations as list } from '../db/reservations.ts'
import { readId } from '../wire/input.ts'
import { toReservation } from '../wire/reservation.ts'
import { requireSlotStaff } from './require-slot-staff.ts'

const Cursor = z.tuple([z.uuid()])

/** With names and contacts: for the staff of the slot, nobody else. */
export function listSlotReservations(
  context: Context,
): ServiceImpl<typeof BookingService>['listSlotReservations'] {
  return async (request, call) => {
    const actor = requireActor(call)
    const slotId = readId(request.slotId, 'slot')
    await requireSlotStaff(context, actor, slotId)
    const page = readPage(request.page, { cursor: Cursor })
    const found = await list(context.sql, slotId, page)
    const { rows, pageInfo } = pageOf(found, page.limit, ({ id }) => [id])
    return {
      reservations: rows.map((row) => ({
        reservation: toReservation(row, context.rules),
        person: { id: row.personId, displayName: row.displayName ?? '', contact: row.contact ?? '' },
      })),
      pageInfo,
    }
  }
}
