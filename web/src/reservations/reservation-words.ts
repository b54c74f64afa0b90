import { nameOf } from '../i18n/name-of.ts'
import type { Language } from '../i18n/pick-language.ts'
import type { ListedReservation } from '../reserving/cancellation.ts'
import type { reservationsText } from './text.ts'

type Text = (typeof reservationsText)['zh']
type Departure = NonNullable<ListedReservation['departure']>

/** Where the group meets: what the operator wrote, else the first station; empty when neither is known. */
export function meetingPlace({ meetingPoint, timetable }: Departure, language: Language): string {
  const first = timetable[0]?.station
  return meetingPoint ?? (first ? nameOf(first, language) : '')
}

/** The same with the word that it is the first station. */
export function meetingWords(departure: Departure, text: Text, language: Language): string {
  const place = meetingPlace(departure, language)
  return departure.meetingPoint || !place ? place : text.atStation(place)
}

/** What became of a reservation; how many came once it was checked in. */
export function statusWords(reservation: ListedReservation, text: Text): string {
  const { status, cancelledWithSession, peoplePresent, departure } = reservation
  if (status === 'CANCELLED' && cancelledWithSession)
    return departure ? text.cancelledWithWalk : text.cancelledWithSession
  const words = text.statuses[status]
  return status === 'ATTENDED' && peoplePresent !== null ? `${words} · ${text.present(peoplePresent)}` : words
}

/** Why a reservation was cancelled together with what it was for; null when the person cancelled it. */
export function cancelReason(reservation: ListedReservation, text: Text): string | null {
  const { cancelledWithSession, session, departure } = reservation
  if (!cancelledWithSession) return null
  if (departure?.cancelCause === 'NO_GUIDE') return text.noGuide
  return session?.cancelReason ?? departure?.cancelReason ?? null
}
