import type { ConnectRouter } from '@connectrpc/connect'
import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { bind } from '@xingzhi/runtime/bind'
import type { Context } from '../context.ts'
import { cancelReservation } from './cancel-reservation.ts'
import { changeReservation } from './change-reservation.ts'
import { checkInReservation } from './check-in-reservation.ts'
import { findAlternatives } from './find-alternatives.ts'
import { findAlternativesForMany } from './find-alternatives-for-many.ts'
import { findCalendarOwner } from './find-calendar-owner.ts'
import { findGuides } from './find-guides.ts'
import { freeTime } from './free-time.ts'
import { getCalendarAddress } from './get-calendar-address.ts'
import { getPeople } from './get-people.ts'
import { getPerson } from './get-person.ts'
import { getReservations } from './get-reservations.ts'
import { getSlots } from './get-slots.ts'
import { holdTime } from './hold-time.ts'
import { holdTimes } from './hold-times.ts'
import { listNotices } from './list-notices.ts'
import { listReservations } from './list-reservations.ts'
import { listSlotReservations } from './list-slot-reservations.ts'
import { makeCalendarAddress } from './make-calendar-address.ts'
import { markNoticesRead } from './mark-notices-read.ts'
import { markNoticesShown } from './mark-notices-shown.ts'
import { recordPerson } from './record-person.ts'
import { reserve } from './reserve.ts'
import { searchSlots } from './search-slots.ts'
import { summariseSites } from './summarise-sites.ts'
import { undoCheckIn } from './undo-check-in.ts'
import { withdrawCalendarAddress } from './withdraw-calendar-address.ts'

export function bookingRoutes(context: Context): (router: ConnectRouter) => void {
  return (router) => {
    router.service(
      BookingService,
      bind(context, {
        ...{ reserve, changeReservation, cancelReservation, getReservations, listReservations },
        ...{ listSlotReservations, checkInReservation, undoCheckIn },
        ...{ getSlots, searchSlots, summariseSites, findAlternatives, findAlternativesForMany },
        ...{ recordPerson, getPerson, getPeople, findGuides },
        ...{ listNotices, markNoticesShown, markNoticesRead },
        ...{ getCalendarAddress, makeCalendarAddress, withdrawCalendarAddress, findCalendarOwner },
        ...{ holdTime, holdTimes, freeTime },
      }),
    )
  }
}
