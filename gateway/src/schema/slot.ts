import {
  type Reservation,
  ReservationStatus,
  type Slot,
  SlotStatus,
} from '@xingzhi/proto/booking/v1/booking_pb.js'
import { builder } from '../builder.ts'
import { asViewer } from '../clients.ts'
import { askOnce, type Context } from '../context.ts'
import { momentOf } from './date-time.ts'
import { DepartureType } from './departure.ts'
import { given, inOrder, LOAD_MAX } from './loading.ts'
import { connectionOf, PAGE_MAX, pageArgs, pageRequestOf } from './paging.ts'
import { orHidden } from './refused.ts'
import { ReservationType } from './reservation.ts'
import { SessionType } from './session.ts'
import { ShiftType } from './shift.ts'
import { SlotReservationConnection } from './slot-reservation.ts'

export const SlotType = builder.loadableNodeRef('Slot', {
  id: { resolve: (slot) => slot.id },
  load: async (ids: string[], { gateway }: Context): Promise<Slot[]> => {
    const { slots } = await gateway.clients.booking.getSlots({ ids })
    return inOrder(ids, slots)
  },
  loaderOptions: { maxBatchSize: LOAD_MAX },
})

const SlotStatusType = builder.enumType('SlotStatus', {
  values: {
    ACTIVE: { value: SlotStatus.ACTIVE },
    CANCELLED: { value: SlotStatus.CANCELLED },
  },
})

SlotType.implement({
  description: [
    'Live places. `version` grows with every change of `reserved`, `offered` or `capacity`.',
    '`capacity` = max(what is wanted, reserved + offered); `over` is by how much that exceeds what is wanted.',
  ].join('\n'),
  fields: (t) => ({
    status: t.field({ type: SlotStatusType, resolve: (slot) => given(slot.status) }),
    capacity: t.exposeInt('capacity'),
    over: t.int({ resolve: (slot) => Math.max(0, slot.capacity - slot.wanted) }),
    reserved: t.exposeInt('reserved'),
    offered: t.exposeInt('offered'),
    remaining: t.int({ resolve: (slot) => Math.max(0, slot.capacity - slot.reserved - slot.offered) }),
    version: t.int({ resolve: (slot) => Number(slot.version) }),
    opensAt: t.field({ type: 'DateTime', resolve: (slot) => momentOf(slot.opensAt) }),
    closesAt: t.field({ type: 'DateTime', resolve: (slot) => momentOf(slot.closesAt) }),
    maximumPartySize: t.exposeInt('maximumPartySize'),
    reservationCount: t.exposeInt('reservationCount', {
      description: 'How many reservations are active: whom a change would touch.',
    }),
    viewerReservation: t.field({
      type: ReservationType,
      nullable: true,
      description: "The viewer's own active reservation here.",
      resolve: async (slot, _args, context) => (await viewersReservations(context)).get(slot.id) ?? null,
    }),
    reservations: t.field({
      type: SlotReservationConnection,
      nullable: true,
      description:
        "Who holds places; for operators, the site's managers and the departure's guides, else null.",
      args: pageArgs,
      resolve: async (slot, args, context) => {
        const request = { slotId: slot.id, ...pageRequestOf(args) }
        if (context.viewer === undefined) return null
        const call = context.gateway.clients.booking.listSlotReservations(request, asViewer(context))
        const answer = await orHidden(call)
        return answer === null ? null : connectionOf(answer.reservations, answer.pageInfo, args)
      },
    }),
  }),
})

/** Forgets what a long-lived connection loaded: the next event is answered from what is true then. */
export function forgetLoaded(context: Context): void {
  context.asked.clear()
  for (const type of [ReservationType, SessionType, DepartureType, ShiftType]) {
    type.getDataloader(context).clearAll()
  }
}

// What is to come is listed first, and a person holds far fewer than a page.
function viewersReservations(context: Context): Promise<Map<string, Reservation>> {
  return askOnce(context, 'viewersReservations', async () => {
    if (context.viewer === undefined) return new Map()
    const request = { page: { first: PAGE_MAX } }
    const { reservations } = await context.gateway.clients.booking.listReservations(
      request,
      asViewer(context),
    )
    const active = reservations.filter(({ status }) => status === ReservationStatus.CONFIRMED)
    return new Map(active.map((reservation) => [reservation.slotId, reservation]))
  })
}
