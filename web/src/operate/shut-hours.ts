import { type Day, weekdayOf } from '../format/day.ts'

const DAY_MINUTES = 1440
const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']

interface Minutes {
  from: number
  until: number
}

/**
 * When a place is shut on a day, in minutes after midnight, to be shaded. It reads the plain part of the
 * opening_hours syntax, weekdays with times; null for what it cannot read: whether a plan fits is the server's to say.
 */
export function shutHours(openingHours: string | null, day: Day): Minutes[] | null {
  if (!openingHours || openingHours.trim() === '24/7') return []
  let open: Minutes[] = []
  for (const rule of openingHours.split(';').map((one) => one.trim())) {
    if (!rule || /^PH\b/.test(rule)) continue
    const [, days, times] = /^((?:[A-Z][a-z](?:-[A-Z][a-z])?,?)+(?=\s))?\s*(.+)$/.exec(rule) ?? []
    const spans = times === undefined ? null : spansOf(times)
    const on = days === undefined ? weekdays : daysOf(days)
    if (!spans || !on) return null
    if (on.includes(weekdays[weekdayOf(day) - 1] ?? '')) open = spans
  }
  return gapsBetween(open)
}

function spansOf(times: string): Minutes[] | null {
  if (times === 'off' || times === 'closed') return []
  const spans = times.split(/,\s*/).map((one) => {
    const [, fromHour, fromMinute, untilHour, untilMinute] =
      /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(one) ?? []
    return untilMinute === undefined
      ? null
      : {
          from: Number(fromHour) * 60 + Number(fromMinute),
          until: Number(untilHour) * 60 + Number(untilMinute),
        }
  })
  const read = spans.filter((span) => span !== null && span.from < span.until && span.until <= DAY_MINUTES)
  return read.length === spans.length ? (read as Minutes[]) : null
}

function daysOf(words: string): string[] | null {
  const days = words.split(',').map((part) => {
    const [first = '', last = first] = part.split('-')
    const [from, until] = [weekdays.indexOf(first), weekdays.indexOf(last)]
    if (from < 0 || until < 0) return null
    return from <= until
      ? weekdays.slice(from, until + 1)
      : [...weekdays.slice(from), ...weekdays.slice(0, until + 1)]
  })
  return days.includes(null) ? null : days.flatMap((part) => part ?? [])
}

function gapsBetween(open: Minutes[]): Minutes[] {
  const gaps: Minutes[] = []
  let from = 0
  for (const span of open.toSorted((one, other) => one.from - other.from)) {
    if (span.from > from) gaps.push({ from, until: span.from })
    from = Math.max(from, span.until)
  }
  return from < DAY_MINUTES ? [...gaps, { from, until: DAY_MINUTES }] : gaps
}
