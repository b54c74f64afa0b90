import {
  DayKind,
  type Day as DayMessage,
  HolidayNoticeSchema,
  type HolidayNotice as NoticeMessage,
} from '@xingzhi/proto/route/v1/route_pb.js'
import { readCount, readLine, refuseInput } from '@xingzhi/runtime/read-input'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { HolidayNotice } from '../db/holiday-notices.ts'
import { isDate, type Notice, type RuledDay } from '../holidays/day.ts'

const daysMax = 100
const [firstYear, lastYear] = [2004, 2099]

export function holidayNoticeMessage(notice: HolidayNotice): NoticeMessage {
  return toMessage(HolidayNoticeSchema, notice)
}

/** What a notice says, each field checked: days of its year and of December before, each once, and at least one holiday. */
export function readHolidayNotice(notice: NoticeMessage): Notice & { source: string } {
  const year = readCount('notice.year', notice.year, { min: firstYear, max: lastYear })
  const source = readLine('notice.source', notice.source, { lengthMax: 300 })
  if (notice.days.length > daysMax) refuseInput('notice.days', 'too_large', daysMax)
  const days = notice.days.map((day, index) => readRuledDay(day, year, `notice.days[${index}]`))
  const dates = new Set(days.map(({ date }) => date))
  if (dates.size < days.length) refuseInput('notice.days', 'malformed')
  const isHolidayOfYear = ({ date, kind }: RuledDay) => kind === 'HOLIDAY' && date.startsWith(`${year}-`)
  if (!days.some(isHolidayOfYear)) refuseInput('notice.days', 'required')
  return { year, source, days: days.sort((one, other) => (one.date < other.date ? -1 : 1)) }
}

function readRuledDay({ date, kind, name, nameEn }: DayMessage, year: number, field: string): RuledDay {
  const isOfNotice = date.startsWith(`${year}-`) || date.startsWith(`${year - 1}-12-`)
  if (!isDate(date) || !isOfNotice) refuseInput(`${field}.date`, 'malformed')
  if (kind !== DayKind.HOLIDAY && kind !== DayKind.MAKE_UP_WORKDAY) refuseInput(`${field}.kind`, 'unknown')
  return {
    date,
    kind: kind === DayKind.HOLIDAY ? 'HOLIDAY' : 'MAKE_UP_WORKDAY',
    name: readLine(`${field}.name`, name, { lengthMax: 40 }),
    nameEn: readLine(`${field}.nameEn`, nameEn, { lengthMax: 80, optional: true }),
  }
}
