import { ReservationStatus, SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { asViewer } from '../as-viewer.ts'
import type { Visit } from '../context.ts'
import { momentOf } from '../schema/date-time.ts'
import { toGlobalId } from '../schema/global-id.ts'
import { signedIn } from '../signed-in.ts'
import { calendarFile } from './calendar.ts'
import { type ExportedFile, readFileName } from './exported-file.ts'
import { readOccasions } from './occasion.ts'

/** The viewer's own reservation for their calendar. Its code is shown on its page alone: calendars are shared. */
export async function reservationCalendar(
  name: string,
  visit: Visit,
  baseUrl: string,
): Promise<ExportedFile | undefined> {
  const { id, ending } = readFileName('Reservation', name) ?? {}
  if (id === undefined || ending !== 'ics') return undefined
  const { personId } = signedIn(visit)
  const { clients, clock } = visit.gateway
  const { reservations } = await clients.booking.getReservations({ ids: [id] }, asViewer(visit))
  // Managers read those at their sites as well.
  const reservation = reservations.find((each) => each.personId === personId)
  if (reservation === undefined) return undefined
  const { slotId, slotKind, status, startsAt, endsAt } = reservation
  const isDeparture = slotKind === SlotKind.DEPARTURE
  const [occasions, { slots }] = await Promise.all([
    readOccasions(
      { sessionIds: isDeparture ? [] : [slotId], departureIds: isDeparture ? [slotId] : [] },
      visit,
    ),
    clients.booking.getSlots({ ids: [slotId] }),
  ])
  const occasion = occasions.get(slotId)
  if (occasion === undefined) return undefined
  const globalId = toGlobalId('Reservation', id)
  const entry = {
    ...occasion,
    id: globalId,
    // Every change of a reservation changes its slot.
    version: slots[0]?.version ?? 0n,
    startsAt: momentOf(startsAt),
    endsAt: momentOf(endsAt),
    isCancelled: status === ReservationStatus.CANCELLED,
    url: `${baseUrl}/reservations/${globalId}`,
  }
  return calendarFile(occasion.title, [entry], { now: clock() })
}
