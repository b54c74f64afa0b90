import type { SaveHolidayNoticeInput } from '../api/gen/documents.ts'
import { addDays, type Day, daysBetween, isDay } from '../format/day.ts'
import { countOf } from '../writing/entered-count.ts'

export interface HolidayFields extends Record<string, string> {
  year: string
  source: string
  /** Days off and weekends that are worked: a day or a span and its name on each line. */
  off: string
  worked: string
}

export type HolidayProblem = 'year' | 'source' | 'off' | 'worked'

type RuledDay = SaveHolidayNoticeInput['days'][number]

const SPAN_DAYS_MAX = 15
/** `10-01~10-07 国庆节`; a year stands before a day of the December before. */
const LINE = /^((?:\d{4}-)?\d{1,2}-\d{1,2})(?:\s*[~～至到]\s*((?:\d{4}-)?\d{1,2}-\d{1,2}))?\s+(\S.*)$/

/** What to send, or what is missing or can't be read. */
export function holidayInputOf(
  fields: HolidayFields,
): { input: Omit<SaveHolidayNoticeInput, 'idempotencyKey'> } | { problems: HolidayProblem[] } {
  const year = countOf(fields.year)
  const source = fields.source.trim()
  const off = daysIn(fields.off, year ?? 0, 'HOLIDAY')
  const worked = daysIn(fields.worked, year ?? 0, 'MAKE_UP_WORKDAY')
  const problems: HolidayProblem[] = []
  if (year === null || year < 2004 || year > 2099) problems.push('year')
  if (!source) problems.push('source')
  if (off === null || off.length === 0) problems.push('off')
  if (worked === null) problems.push('worked')
  if (problems.length > 0 || year === null || off === null || worked === null) return { problems }
  return { input: { year, source, days: [...off, ...worked] } }
}

/** The lines that say these days, for who corrects them. */
export function linesOf(
  days: readonly { date: string; kind: string; name: string | null }[],
  kind: string,
): string {
  return days
    .filter((day) => day.kind === kind)
    .map(({ date, name }) => `${date} ${name ?? ''}`)
    .join('\n')
}

function daysIn(text: string, year: number, kind: RuledDay['kind']): RuledDay[] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => daysOfLine(line, year, kind))
  return lines.includes(null) ? null : lines.flatMap((days) => days ?? [])
}

function daysOfLine(line: string, year: number, kind: RuledDay['kind']): RuledDay[] | null {
  const [, first = '', last = first, name = ''] = LINE.exec(line) ?? []
  const [from, until] = [dayIn(first, year), dayIn(last, year)]
  if (!isDay(from) || !isDay(until)) return null
  const count = daysBetween(from, until) + 1
  if (count < 1 || count > SPAN_DAYS_MAX) return null
  return Array.from({ length: count }, (_, at) => ({ date: addDays(from, at), kind, name, nameEn: '' }))
}

function dayIn(text: string, year: number): Day {
  const [day = '', month = '', of = String(year)] = text.split('-').reverse()
  return `${of}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
