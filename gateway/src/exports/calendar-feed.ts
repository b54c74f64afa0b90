import type { Reservation } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { asViewer } from '../as-viewer.ts'
import type { Visit } from '../context.ts'
import { momentOf } from '../schema/date-time.ts'
import { LOAD_MAX } from '../schema/loading.ts'
import { PAGE_MAX } from '../schema/paging.ts'
import { say } from '../wording/words.ts'
import { calendarFile } from './calendar.ts'
import type { ExportedFile } from './exported-file.ts'
import { reservationEntries } from './reservation-calendar.ts'
import { shiftEntries } from './shift-calendar.ts'

const ENDING = '.ics'
/** What is over stays a while: a calendar that misses it would take it away. */
const KEPT_MS = 30 * 86_400_000
/** How often a calendar asks again, where it takes a wish. */
const REFRESH_SECONDS = 3600

/**
 * All that a person holds, for a calendar that asks again and again: reservations and shifts, cancelled ones too. Whoever knows the
 * address reads it; no cookie is looked at.
 */
export async function calendarFeed(
  name: string,
  visit: Visit,
  baseUrl: string,
): Promise<ExportedFile | undefined> {
  if (!name.endsWith(ENDING)) return undefined
  const secret = name.slice(0, -ENDING.length)
  const { personId } = await visit.gateway.clients.booking.findCalendarOwner({ secret })
  const owners: Visit = { ...visit, viewer: { personId, roles: [] } }
  const [reservations, shifts] = await Promise.all([
    readReservations(owners).then((found) => reservationEntries(found, owners, baseUrl)),
    shiftEntries(owners, baseUrl),
  ])
  const names = { title: say('myCalendar', visit.language), asciiName: 'xingzhi' }
  return calendarFile(names, [...reservations, ...shifts], {
    now: visit.gateway.clock(),
    refreshSeconds: REFRESH_SECONDS,
  })
}

/** Those to come are listed first, then the latest. */
async function readReservations(visit: Visit): Promise<Reservation[]> {
  const since = new Date(visit.gateway.clock().getTime() - KEPT_MS)
  const found: Reservation[] = []
  let after = ''
  while (found.length < LOAD_MAX) {
    const request = { page: { first: PAGE_MAX, after } }
    const { reservations, pageInfo } = await visit.gateway.clients.booking.listReservations(
      request,
      asViewer(visit),
    )
    const shown = reservations.filter(({ endsAt }) => momentOf(endsAt) > since)
    found.push(...shown)
    const last = pageInfo?.cursors.at(-1)
    if (!pageInfo?.hasNextPage || last === undefined || shown.length < reservations.length) break
    after = last
  }
  return found.slice(0, LOAD_MAX)
}
