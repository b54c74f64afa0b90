import type { ConnectRouter } from '@connectrpc/connect'
import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import type { Context } from '../context.ts'
import { cancelReservation } from './cancel-reservation.ts'
import { checkInReservation } from './check-in-reservation.ts'
import { findAlternatives } from './find-alternatives.ts'
import { freeTime } from './free-time.ts'
import { getPeople } from './get-people.ts'
import { getPerson } from './get-person.ts'
import { getReservations } from './get-reservations.ts'
import { getSlots } from './get-slots.ts'
import { holdTime } from './hold-time.ts'
import { holdTimes } from './hold-times.ts'
import { listNotices } from './list-notices.ts'
import { listReservations } from './list-reservations.ts'
import { listSlotReservations } from './list-slot-reservations.ts'
import { markNoticesRead } from './mark-notices-read.ts'
import { recordPerson } from './record-person.ts'
import { reserve } from './reserve.ts'
import { searchSlots } from './search-slots.ts'
import { summariseSites } from './summarise-sites.ts'

export const bookingRoutes = (context: Context) => (router: ConnectRouter) => {
  router.service(BookingService, {
    reserve: reserve(context),
    cancelReservation: cancelReservation(context),
    getReservations: getReservations(context),
    listReservations: listReservations(context),
    listSlotReservations: listSlotReservations(context),
    checkInReservation: checkInReservation(context),
    getSlots: getSlots(context),
    searchSlots: searchSlots(context),
    summariseSites: summariseSites(context),
    findAlternatives: findAlternatives(context),
    recordPerson: recordPerson(context),
    getPerson: getPerson(context),
    getPeople: getPeople(context),
    listNotices: listNotices(context),
    markNoticesRead: markNoticesRead(context),
    holdTime: holdTime(context),
    holdTimes: holdTimes(context),
    freeTime: freeTime(context),
  })
}
