import type { Timestamp } from '@bufbuild/protobuf/wkt'
import { type Reservation, ReservationStatus, SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { fromRefusal, Refused, refuse } from '@xingzhi/runtime/refusal'
import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { signedIn } from '../signed-in.ts'
import { defineMutation } from './define-mutation.ts'
import { DepartureType } from './departure.ts'
import { place } from './geo.ts'
import { id, moment, required, text, whole, withDefault } from './input-fields.ts'
import { given, inOrder, LOAD_MAX } from './loading.ts'
import { momentAt, momentOrNull } from './message-fields.ts'
import { RefusedWish, type Wish } from './refused.ts'
import { refusing } from './refusing.ts'
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
      description: 'How many of the party came, 0 for a NO_SHOW; null until it is checked in.',
      resolve: ({ status, peoplePresent }) =>
        status === ReservationStatus.NO_SHOW ? 0 : peoplePresent || null,
    }),
    checkedInAt: t.field(momentOrNull('checkedInAt')),
    status: t.field({ type: ReservationStatusType, resolve: (reservation) => given(reservation.status) }),
    code: t.exposeString('code'),
    createdAt: t.field(momentAt('createdAt')),
    startsAt: t.field(momentAt('startsAt')),
    endsAt: t.field(momentAt('endsAt')),
    cancelUntil: t.field({
      ...momentAt('cancelUntil'),
      description:
        'The last moment at which it can be cancelled: 15 minutes after it was made at the earliest; the start for who was moved.',
    }),
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

interface ReserveRequest extends Wish {
  expectedStartsAt?: Timestamp
  expectedMeetingPoint?: string
  idempotencyKey?: string
}

defineMutation('reserve', {
  description: [
    '`near` lets a refusal name alternatives near the person; it is used for this answer and kept nowhere.',
    '`expectedStartsAt`: the start that the person saw; at another one nothing is taken: CHANGED.',
    '`expectedMeetingPoint`: the same of where a guided walk begins; empty: at the first station.',
  ].join('\n'),
  input: {
    slotId: required(id('Slot')),
    partySize: withDefault(whole, 1),
    near: place,
    expectedStartsAt: moment,
    expectedMeetingPoint: text,
  },
  rpc: (_clients, context) => (request: ReserveRequest) => reserve(request, context),
  request: (wish) => wish,
  type: ReservationType,
  field: 'reservation',
  result: ({ reservation }) => reservation,
})

async function reserve(
  { idempotencyKey = '', expectedStartsAt, expectedMeetingPoint, ...wish }: ReserveRequest,
  context: Context,
): Promise<{ reservation: Reservation }> {
  const viewer = signedIn(context)
  const { slotId, partySize } = wish
  const actorToken = context.gateway.actorTokens.sign(viewer)
  const item = {
    ...{ actorToken, slotId, partySize, idempotencyKey },
    ...(expectedStartsAt && { expectedStartsAt }),
    ...(expectedMeetingPoint !== undefined && { expectedMeetingPoint }),
  }
  await limitReservations(viewer.personId, context)
  const { verdict, slot } = await refusing(context.gateway.collector.reserve(item)).catch((error) => {
    throw error instanceof Refused ? new RefusedWish(error, { ...wish, actorToken }) : error
  })
  if (slot) SlotType.getDataloader(context).prime(slot.id, slot)
  if (verdict.case === 'reservation') return { reservation: verdict.value }
  throw new RefusedWish(fromRefusal(must(verdict.value, 'an item has no verdict')), { ...wish, actorToken })
}

async function limitReservations(personId: string, { gateway }: Context): Promise<void> {
  const over = await gateway.limits.count('reservationsOfPerson', personId)
  if (over !== undefined) refuse('LIMIT_REACHED', { what: 'requestsPerMinute', limit: over.limit })
}

defineMutation('cancelReservation', {
  input: { reservationId: required(id('Reservation')) },
  rpc: ({ booking }) => booking.cancelReservation,
  request: (cancellation) => cancellation,
  type: ReservationType,
  field: 'reservation',
  result: ({ reservation }) => reservation,
})

defineMutation('changeReservation', {
  description: [
    'Another size of the party: its code and its places stay. Fewer until the start, more as long as they fit.',
    '`expectedStartsAt`: of a party that grows, the start that the person saw; at another one nothing changes: CHANGED.',
  ].join('\n'),
  input: {
    reservationId: required(id('Reservation')),
    partySize: required(whole),
    expectedStartsAt: moment,
  },
  rpc: ({ booking }) => booking.changeReservation,
  request: (change) => change,
  type: ReservationType,
  field: 'reservation',
  result: ({ reservation }) => reservation,
})
