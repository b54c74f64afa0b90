import { dateOfDay, dayOfDate, type RuledDay } from './day.ts'

/**
 * Spring Festival, Dragon Boat and Mid-Autumn Festival by the farmers' calendar, as npm chinese-days 1.5.7 (MIT) has them. ICU's own
 * calendar reckons the new moon too coarsely: it has that of 6 February 2027, four minutes before midnight, a day late.
 */
const LUNAR: Record<number, string> = {
  2018: '02-16 06-18 09-24',
  2019: '02-05 06-07 09-13',
  2020: '01-25 06-25 10-01',
  2021: '02-12 06-14 09-21',
  2022: '02-01 06-03 09-10',
  2023: '01-22 06-22 09-29',
  2024: '02-10 06-10 09-17',
  2025: '01-29 05-31 10-06',
  2026: '02-17 06-19 09-25',
  2027: '02-06 06-09 09-15',
  2028: '01-26 05-28 10-03',
  2029: '02-13 06-16 09-22',
  2030: '02-03 06-05 09-12',
  2031: '01-23 06-24 10-01',
  2032: '02-11 06-12 09-19',
  2033: '01-31 06-01 09-08',
  2034: '02-19 06-20 09-27',
  2035: '02-08 06-10 09-16',
  2036: '01-28 05-30 10-04',
  2037: '02-15 06-18 09-24',
  2038: '02-04 06-07 09-13',
  2039: '01-24 05-27 10-02',
  2040: '02-12 06-14 09-20',
  2041: '02-01 06-03 09-10',
  2042: '01-22 06-22 09-28',
  2043: '02-10 06-11 09-17',
  2044: '01-30 05-31 10-05',
  2045: '02-17 06-19 09-25',
  2046: '02-06 06-08 09-15',
  2047: '01-26 05-29 10-04',
  2048: '02-14 06-15 09-22',
  2049: '02-02 06-04 09-11',
  2050: '01-23 06-23 09-30',
}

/**
 * The days that the law itself makes holidays (State Council Decree 795, since 2025): they stay, whatever a year's notice adds to
 * them and takes for them.
 */
export function lawDaysOf(year: number): RuledDay[] {
  const [newYear, dragonBoat, midAutumn] = (LUNAR[year] ?? '')
    .split(' ')
    .map((day) => dayOfDate(`${year}-${day}`))
  return [
    ...holiday('元旦', "New Year's Day", dayOfDate(`${year}-01-01`), 1),
    ...lunar('春节', 'Spring Festival', newYear, { from: -1, count: 4 }),
    ...holiday('清明节', 'Qingming Festival', dayOfDate(`${year}-04-0${qingmingOf(year)}`), 1),
    ...holiday('劳动节', 'Labour Day', dayOfDate(`${year}-05-01`), 2),
    ...lunar('端午节', 'Dragon Boat Festival', dragonBoat),
    ...lunar('中秋节', 'Mid-Autumn Festival', midAutumn),
    ...holiday('国庆节', 'National Day', dayOfDate(`${year}-10-01`), 3),
  ]
}

function holiday(name: string, nameEn: string, first: number, count: number): RuledDay[] {
  return Array.from({ length: count }, (_, at) => ({
    date: dateOfDay(first + at),
    kind: 'HOLIDAY' as const,
    name,
    nameEn,
  }))
}

/** Nothing in a year whose calendar is not known. */
function lunar(
  name: string,
  nameEn: string,
  day: number | undefined,
  { from = 0, count = 1 } = {},
): RuledDay[] {
  return day === undefined || Number.isNaN(day) ? [] : holiday(name, nameEn, day + from, count)
}

/** The sun stands at 15° on 4 or 5 April: good for the years 2000 to 2099. */
function qingmingOf(year: number): number {
  const ofCentury = year % 100
  return Math.floor(ofCentury * 0.2422 + 4.81) - Math.floor(ofCentury / 4)
}
