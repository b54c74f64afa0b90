import { ClashType } from './alternative.ts'
import { DepartureType } from './departure.ts'
import { momentAt } from './message-fields.ts'
import { ReservationType } from './reservation.ts'
import { SessionType } from './session.ts'
import { ShiftType } from './shift.ts'

ClashType.implement({
  description: 'Something in the own calendar: a reservation, a shift, or time that is held for one.',
  fields: (t) => ({
    startsAt: t.field(momentAt('startsAt')),
    endsAt: t.field(momentAt('endsAt')),
    reservation: t.field({
      type: ReservationType,
      nullable: true,
      resolve: ({ reservationId }) => reservationId || null,
    }),
    shift: t.field({
      type: ShiftType,
      nullable: true,
      resolve: ({ reservationId, slotId }) => (reservationId === '' && slotId ? slotId : null),
    }),
    // An id says itself whose it is: the other one finds nothing by it.
    session: t.field({ type: SessionType, nullable: true, resolve: ({ slotId }) => slotId || null }),
    departure: t.field({ type: DepartureType, nullable: true, resolve: ({ slotId }) => slotId || null }),
  }),
})
