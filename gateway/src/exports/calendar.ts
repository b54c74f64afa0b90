import ical, {
  escape as escapeText,
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import type { ExportedFile } from './exported-file.ts'
import type { Occasion } from './occasion.ts'

/** How long before the start a calendar rings. */
const ALARM_SECONDS = 2 * 3600
/** Neither text nor lines of a calendar file may hold them, and nobody reads them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** Something that one person goes to. */
export interface CalendarEntry extends Occasion {
  /** Global id of what they hold: the same one replaces what a calendar took in before. */
  id: string
  /** Grows with every change. */
  version: bigint
  startsAt: Date
  endsAt: Date
  isCancelled: boolean
  /** What else the person should have at hand, a line each. */
  notes: readonly string[]
  /** Address of its page. */
  url: string
}

/**
 * An iCalendar file (RFC 5545) with times in UTC. What was cancelled stays in it: what a calendar took in before goes away by
 * being told so, not by missing.
 */
export function calendarFile(
  { title, asciiName }: { title: string; asciiName: string },
  entries: readonly CalendarEntry[],
  { now, refreshSeconds }: { now: Date; refreshSeconds?: number },
): ExportedFile {
  const calendar = ical({
    // The only text that the library writes as it is given.
    name: escapeText(cleaned(title), false),
    prodId: { company: 'Xingzhi', product: 'Xingzhi' },
    method: ICalCalendarMethod.PUBLISH,
    ...(refreshSeconds !== undefined && { ttl: refreshSeconds }),
  })
  for (const entry of entries) {
    const { place, point, startsAt, endsAt, isCancelled, notes, url } = entry
    const event = calendar.createEvent({
      id: `${entry.id}@xingzhi`,
      sequence: Number(entry.version),
      stamp: now,
      start: startsAt,
      end: endsAt,
      summary: cleaned(entry.title),
      description: cleaned([...notes, url].join('\n')),
      location: {
        title: cleaned(place),
        ...(point && { geo: { lat: point.latitude, lon: point.longitude } }),
      },
      url,
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: isCancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    })
    if (!isCancelled) event.createAlarm({ type: ICalAlarmType.display, triggerBefore: ALARM_SECONDS })
  }
  return {
    ...{ name: `${title}.ics`, asciiName: `${asciiName}.ics`, isPersonal: true },
    ...{ mediaType: 'text/calendar', content: calendar.toString() },
  }
}

function cleaned(text: string): string {
  return text.replace(CONTROLS, '')
}
