import { nameOf } from '../i18n/name-of.ts'
import type { Language } from '../i18n/pick-language.ts'
import { paths } from '../paths.ts'
import type { departureText } from './departure-text.ts'
import type { FullDeparture } from './full-departure.ts'

/** Where the group meets, what the operator wrote or else the first station, and the page that has it on the map. */
export function meetingOf(
  { meetingPoint, timetable, route }: FullDeparture,
  text: (typeof departureText)['zh'],
  language: Language,
): { place: string; placePage: string } {
  const first = timetable[0]?.station
  return {
    place: meetingPoint ?? (first ? text.atFirstStation(nameOf(first, language)) : ''),
    placePage: first && meetingPoint === null ? paths.station(first.id) : paths.route(route.id),
  }
}
