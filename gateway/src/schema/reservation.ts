import { type Reservation, ReservationStatus, SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { fromRefusal, Refused, refuse } from '@xingzhi/runtime/refusal'
import { builder } from '../builder.ts'
import { asViewer } from '../clients.ts'
import type { Context } from '../context.ts'
import { signedIn } from '../signed-in.ts'
import { momentOf, optionalMomentOf } from './date-time.ts'
import { DepartureType } from './departure.ts'
import { PointInput, pointOf } from './geo.ts'
import { idOf } from './global-id.ts'
import { idempotencyKeyOf } from './idempotency-key.ts'
import { given, inOrder, LOAD_MAX } from './loading.ts'
import { orRefused, RefusedWish, refusing } from './refused.ts'
import { SessionType } from './session.ts'
import { SlotType } from './slot.ts'

export const ReservationType = builder.loadableNodeRef('Reservation', {
  id: { resolve: (reservation) => reservation.id },
  load: async (ids: string[], context: Context): Promise<Reservation[]> => {
    if (context.viewer === undefined) return inOrder(ids, [])
    const { reservations } = await context.gateway.clients.booking.getReservations({ ids }, asViewer(context))
    return inOrder(ids, reservations)
  },
  loaderOptions: { maxBatchSize: LOAD_MAX },
})

const ReservationStatusType = builder.enumType('ReservationStatus', {
  values: {
    CONFIRMED: { value: ReservationStatus.CONFIRMED },
    CANCELLED: { value: ReservationStatus.CANCELLED },
    ATTENDED: { value: ReservationStatus.ATTENDED },
    NO_SHOW: { value: ReservationStatus.NO_SHOW },
  },
})

ReservationType.implement({
  fields: (t) => ({
    slot: t.field({ type: SlotType, resolve: (reservation) => reservation.slotId }),
    session: t.field({
      type: SessionType,
      nullable: true,
      resolve: ({ slotKind, slotId }) => (slotKind === SlotKind.SESSION ? slotId : null),
    }),
    departure: t.field({
      type: DepartureType,
      nullable: true,
      resolve: ({ slotKind, slotId }) => (slotKind === SlotKind.DEPARTURE ? slotId : null),
    }),
    partySize: t.exposeInt('partySize'),
    peoplePresent: t.int({
      nullable: true,
      description: 'How many of the party came; null until it is checked in.',
      resolve: (reservation) => reservation.peoplePresent || null,
    }),
    checkedInAt: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: (reservation) => optionalMomentOf(reservation.checkedInAt),
    }),
    status: t.field({ type: ReservationStatusType, resolve: (reservation) => given(reservation.status) }),
    code: t.exposeString('code'),
    createdAt: t.field({ type: 'DateTime', resolve: (reservation) => momentOf(reservation.createdAt) }),
    startsAt: t.field({ type: 'DateTime', resolve: (reservation) => momentOf(reservation.startsAt) }),
    endsAt: t.field({ type: 'DateTime', resolve: (reservation) => momentOf(reservation.endsAt) }),
    cancelUntil: t.field({ type: 'DateTime', resolve: (reservation) => momentOf(reservation.cancelUntil) }),
    overlapping: t.exposeBoolean('overlapping', {
      description: 'Moved into something else that this person holds; may be left until it starts.',
    }),
    cancelledWithSession: t.exposeBoolean('cancelledWithSlot', {
      description: 'Cancelled because its session was.',
    }),
  }),
})

export const ReservationConnection = builder.connectionObject(
  { name: 'ReservationConnection', type: ReservationType },
  { name: 'ReservationEdge' },
)

const ReserveInput = builder.inputType('ReserveInput', {
  description:
    '`near` lets a refusal name alternatives near the person; it is used for this answer and kept nowhere.',
  fields: (t) => ({
    slotId: t.id({ required: true }),
    partySize: t.int({ required: true, defaultValue: 1 }),
    idempotencyKey: t.string({ required: true }),
    near: t.field({ type: PointInput }),
  }),
})

builder.mutationField('reserve', (t) =>
  t.field({
    type: ReservationType,
    args: { input: t.arg({ type: ReserveInput, required: true }) },
    errors: orRefused('reserve', 'reservation'),
    resolve: (_root, { input }, context) => reserve(input, context),
  }),
)

async function reserve(input: typeof ReserveInput.$inferInput, context: Context): Promise<Reservation> {
  const viewer = signedIn(context)
  const slotId = idOf('Slot', input.slotId, 'slotId')
  const { point: near } = pointOf(input.near, 'near')
  const { partySize } = input
  const item = {
    actorToken: context.gateway.actorTokens.sign(viewer),
    slotId,
    partySize,
    idempotencyKey: idempotencyKeyOf(input),
  }
  await limitReservations(viewer.personId, context)
  const { verdict, slot } = await refusing(context.gateway.collector.reserve(item)).catch((error) => {
    throw error instanceof Refused ? new RefusedWish(error, { slotId, partySize, near }) : error
  })
  if (slot) SlotType.getDataloader(context).prime(slot.id, slot)
  if (verdict.case === 'reservation') return verdict.value
  throw new RefusedWish(fromRefusal(must(verdict.value, 'an item has no verdict')), {
    slotId,
    partySize,
    near,
  })
}

async function limitReservations(personId: string, { gateway }: Context): Promise<void> {
  const over = await gateway.limits.count('reservationsOfPerson', personId)
  if (over !== undefined) refuse('LIMIT_REACHED', { what: 'requestsPerMinute', limit: over.limit })
}

const CancelReservationInput = builder.inputType('CancelReservationInput', {
  fields: (t) => ({
    reservationId: t.id({ required: true }),
    idempotencyKey: t.string({ required: true }),
  }),
})

builder.mutationField('cancelReservation', (t) =>
  t.field({
    type: ReservationType,
    args: { input: t.arg({ type: CancelReservationInput, required: true }) },
    errors: orRefused('cancelReservation', 'reservation'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const request = {
        reservationId: idOf('Reservation', input.reservationId, 'reservationId'),
        idempotencyKey: idempotencyKeyOf(input),
      }
      const call = context.gateway.clients.booking.cancelReservation(request, asViewer(context))
      return must((await refusing(call)).reservation)
    },
  }),
)
