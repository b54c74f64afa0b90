import ICAL from 'ical.js'
import { expect } from 'vitest'

/** What another program reads from an iCalendar file. */
export function readEvents(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, location, sequence, startDate, endDate } = new ICAL.Event(component)
    const [url, status, stamp] = ['url', 'status', 'dtstamp'].map((name) =>
      String(component.getFirstPropertyValue(name)),
    )
    const [starts, ends] = [startDate, endDate].map((time) => {
      expect(time.zone).toBe(ICAL.Timezone.utcTimezone)
      return time.toJSDate().toISOString()
    })
    return { uid, summary, location, sequence, url, status, stamp, starts, ends }
  })
}
