import { type Reservation, ReservationStatus, SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { asViewer } from '../as-viewer.ts'
import type { Visit } from '../context.ts'
import { momentOf } from '../schema/date-time.ts'
import { toGlobalId } from '../schema/global-id.ts'
import { signedIn } from '../signed-in.ts'
import { say } from '../wording/words.ts'
import { type CalendarEntry, calendarFile } from './calendar.ts'
import { type ExportedFile, readFileName } from './exported-file.ts'
import { readOccasions } from './occasion.ts'

/** The viewer's own reservation for their calendar, with the code that they show at the door. */
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
  const [entry] = await reservationEntries([reservation], visit, baseUrl)
  if (entry === undefined) return undefined
  const names = { title: entry.title, asciiName: `xingzhi-${reservation.code}` }
  return calendarFile(names, [entry], { now: clock() })
}

/** One for each reservation whose session or departure is known. */
export async function reservationEntries(
  reservations: readonly Reservation[],
  visit: Visit,
  baseUrl: string,
): Promise<CalendarEntry[]> {
  const idsOf = (kind: SlotKind) =>
    reservations.filter(({ slotKind }) => slotKind === kind).map(({ slotId }) => slotId)
  const slotIds = reservations.map(({ slotId }) => slotId)
  const [occasions, { slots }] = await Promise.all([
    readOccasions({ sessionIds: idsOf(SlotKind.SESSION), departureIds: idsOf(SlotKind.DEPARTURE) }, visit),
    slotIds.length === 0 ? { slots: [] } : visit.gateway.clients.booking.getSlots({ ids: slotIds }),
  ])
  const versions = new Map(slots.map(({ id, version }) => [id, version]))
  return reservations.flatMap(({ id, slotId, code, status, startsAt, endsAt }): CalendarEntry[] => {
    const occasion = occasions.get(slotId)
    if (occasion === undefined) return []
    const globalId = toGlobalId('Reservation', id)
    return [
      {
        ...occasion,
        id: globalId,
        // Every change of a reservation changes its slot.
        version: versions.get(slotId) ?? 0n,
        startsAt: momentOf(startsAt),
        endsAt: momentOf(endsAt),
        isCancelled: status === ReservationStatus.CANCELLED,
        notes: [`${say('reservationCode', visit.language)} ${code}`],
        url: `${baseUrl}/reservations/${globalId}`,
      },
    ]
  })
}
