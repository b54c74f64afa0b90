import type { SlotReservation } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { refuse } from '@xingzhi/runtime/refusal'
import { builder } from '../builder.ts'
import { defineMutation } from './define-mutation.ts'
import { id, required, text, whole } from './input-fields.ts'
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

defineMutation('checkInReservation', {
  description:
    'By the reservation or the code that is shown; with nobody present the party did not come (NO_SHOW).',
  input: {
    slotId: required(id('Slot')),
    reservationId: id('Reservation'),
    code: text,
    peoplePresent: required(whole),
  },
  rpc: ({ booking }) => booking.checkInReservation,
  request: ({ reservationId, code, ...party }) => ({ ...party, by: shownBy(reservationId, code) }),
  type: SlotReservationType,
  field: 'reservation',
  result: ({ reservation }) => reservation,
})

defineMutation('undoCheckIn', {
  description: 'Takes back that a party came, or did not.',
  input: { slotId: required(id('Slot')), reservationId: required(id('Reservation')) },
  rpc: ({ booking }) => booking.undoCheckIn,
  request: (undone) => undone,
  type: SlotReservationType,
  field: 'reservation',
  result: ({ reservation }) => reservation,
})

/** Either says whose party it is; both could contradict each other. */
function shownBy(reservationId: string | undefined, code: string | undefined) {
  if (reservationId !== undefined) {
    if (code !== undefined) refuse('INVALID_INPUT', { field: 'reservationId', problem: 'malformed' })
    return { case: 'reservationId' as const, value: reservationId }
  }
  if (code === undefined) refuse('INVALID_INPUT', { field: 'reservationId', problem: 'required' })
  return { case: 'code' as const, value: code }
}
