import {
  type Reservation,
  ReservationStatus,
  type Slot,
  SlotStatus,
} from '@xingzhi/proto/booking/v1/booking_pb.js'
import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import { askOnce, type Context } from '../context.ts'
import { given, inOrder, LOAD_MAX } from './loading.ts'
import { momentAt, momentOrNull } from './message-fields.ts'
import { connectionOf, PAGE_MAX, pageArgs, pageRequestOf } from './paging.ts'
import { orHidden } from './refusing.ts'
import { ReservationType } from './reservation.ts'
import { SlotReservationConnection } from './slot-reservation.ts'

export const SlotType = builder.loadableNodeRef('Slot', {
  id: { extensions: { shared: true, live: true }, resolve: (slot) => slot.id },
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
    status: t.field({
      type: SlotStatusType,
      extensions: { shared: true, live: true },
      resolve: (slot) => given(slot.status),
    }),
    capacity: t.exposeInt('capacity', { extensions: { shared: true, live: true } }),
    over: t.int({
      extensions: { shared: true, live: true },
      resolve: (slot) => Math.max(0, slot.capacity - slot.wanted),
    }),
    reserved: t.exposeInt('reserved', { extensions: { shared: true, live: true } }),
    offered: t.exposeInt('offered', { extensions: { shared: true, live: true } }),
    remaining: t.int({
      extensions: { shared: true, live: true },
      resolve: (slot) => Math.max(0, slot.capacity - slot.reserved - slot.offered),
    }),
    version: t.int({ extensions: { shared: true, live: true }, resolve: (slot) => Number(slot.version) }),
    sourceVersion: t.int({
      extensions: { shared: true, live: true },
      description:
        'The version of the session or departure that it follows: one that is shown as of an older version has changed.',
      resolve: (slot) => Number(slot.sourceVersion),
    }),
    opensAt: t.field(momentAt('opensAt', { shared: true, live: true })),
    closesAt: t.field(momentAt('closesAt', { shared: true, live: true })),
    cancelUntil: t.field({
      ...momentOrNull('cancelUntil', { shared: true }),
      description:
        'Until when whoever reserves may cancel; later, and shortly before it, there are 15 minutes to undo it. Null in live updates.',
    }),
    maximumPartySize: t.exposeInt('maximumPartySize', { extensions: { shared: true, live: true } }),
    reservationCount: t.exposeInt('reservationCount', {
      extensions: { shared: true, live: true },
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
