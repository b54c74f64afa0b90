import type { ServiceImpl } from '@connectrpc/connect'
import type { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { type Actor, requireActor } from '@xingzhi/runtime/actor'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { refuse } from '@xingzhi/runtime/refusal'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { listSlotReservations as list } from '../db/reservations.ts'
import { managesSite } from '../db/sites.ts'
import { findSlots } from '../db/slots.ts'
import { readId } from '../wire/input.ts'
import { toReservation } from '../wire/reservation.ts'

const Cursor = z.tuple([z.uuid()])

/** With names and contacts: for the managers of the slot's site and for operators, nobody else. */
export function listSlotReservations(
  context: Context,
): ServiceImpl<typeof BookingService>['listSlotReservations'] {
  return async (request, call) => {
    const actor = requireActor(call)
    const slotId = readId(request.slotId, 'slot')
    await requireManager(context, actor, slotId)
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

async function requireManager({ sql }: Context, actor: Actor, slotId: string): Promise<void> {
  const [slot] = await findSlots(sql, [slotId])
  if (!slot) refuse('NOT_FOUND', { what: 'slot' })
  if (actor.roles.includes('OPERATOR')) return
  const mayRead = slot.siteId !== null && (await managesSite(sql, slot.siteId, actor.personId))
  if (!mayRead) refuse('FORBIDDEN')
}
