import type { SlotReservation } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { refuse } from '@xingzhi/runtime/refusal'
import { builder } from '../builder.ts'
import { asViewer } from '../clients.ts'
import { signedIn } from '../signed-in.ts'
import { idOf } from './global-id.ts'
import { idempotencyKeyOf } from './idempotency-key.ts'
import { orRefused, refusing } from './refused.ts'
import { ReservationType } from './reservation.ts'

const SlotReservationType = builder.objectRef<SlotReservation>('SlotReservation').implement({
  description: 'What a manager sees of a reservation.',
  fields: (t) => ({
    reservation: t.field({ type: ReservationType, resolve: ({ reservation }) => must(reservation) }),
    displayName: t.string({ resolve: ({ person }) => person?.displayName ?? '' }),
    contact: t.string({ nullable: true, resolve: ({ person }) => person?.contact || null }),
  }),
})

export const SlotReservationConnection = builder.connectionObject(
  { name: 'SlotReservationConnection', type: SlotReservationType },
  { name: 'SlotReservationEdge' },
)

const CheckInReservationInput = builder.inputType('CheckInReservationInput', {
  description: 'By the reservation or the code that is shown.',
  fields: (t) => ({
    slotId: t.id({ required: true }),
    reservationId: t.id(),
    code: t.string(),
    peoplePresent: t.int({ required: true }),
    idempotencyKey: t.string({ required: true }),
  }),
})

builder.mutationField('checkInReservation', (t) =>
  t.field({
    type: SlotReservationType,
    args: { input: t.arg({ type: CheckInReservationInput, required: true }) },
    errors: orRefused('checkInReservation', 'reservation'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const request = {
        slotId: idOf('Slot', input.slotId, 'slotId'),
        by: shownBy(input),
        peoplePresent: input.peoplePresent,
        idempotencyKey: idempotencyKeyOf(input),
      }
      const call = context.gateway.clients.booking.checkInReservation(request, asViewer(context))
      return must((await refusing(call, 'checkInReservation')).reservation)
    },
  }),
)

/** Either says whose party it is; both could contradict each other. */
function shownBy({ reservationId, code }: typeof CheckInReservationInput.$inferInput) {
  if (typeof reservationId === 'string') {
    if (typeof code === 'string') refuse('INVALID_INPUT', { field: 'reservationId', problem: 'malformed' })
    const value = idOf('Reservation', reservationId, 'reservationId')
    return { case: 'reservationId' as const, value }
  }
  if (typeof code !== 'string') refuse('INVALID_INPUT', { field: 'reservationId', problem: 'required' })
  return { case: 'code' as const, value: code }
}
