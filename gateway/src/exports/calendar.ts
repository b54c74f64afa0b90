import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { ExportedFile } from './exported-file.ts'
import type { Occasion } from './occasion.ts'

/** Something that one person goes to. */
export interface CalendarEntry extends Occasion {
  /** Global id of what they hold: the same one replaces what a calendar took in before. */
  id: string
  /** Grows with every change. */
  version: bigint
  startsAt: Date
  endsAt: Date
  isCancelled: boolean
  /** Address of its page. */
  url: string
}

/** An iCalendar file (RFC 5545) with times in UTC. */
export function calendarFile(
  name: string,
  entries: readonly CalendarEntry[],
  { now }: { now: Date },
): ExportedFile {
  const calendar = ical({
    name,
    prodId: { company: 'Xingzhi', product: 'Xingzhi' },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const entry of entries) {
    const { title, place, point, startsAt, endsAt, isCancelled, url } = entry
    calendar.createEvent({
      id: `${entry.id}@xingzhi`,
      sequence: Number(entry.version),
      stamp: now,
      start: startsAt,
      end: endsAt,
      summary: title,
      description: url,
      location: { title: place, ...(point && { geo: { lat: point.latitude, lon: point.longitude } }) },
      url,
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: isCancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    })
  }
  return { name: `${name}.ics`, mediaType: 'text/calendar', content: calendar.toString(), isPersonal: true }
}
