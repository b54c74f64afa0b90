import { dateOfDay, dayOfDate, type Notice, type RuledDay } from './day.ts'

/**
 * Holidays and, after a `+`, weekends that are worked, of each year as the State Council announced them: month and day, `/` for
 * "until"; December is that of the year before. The facts were taken once from the npm package chinese-days 1.5.7 (MIT, © 2024 Yawei Sun), which
 * gathers the notices of the State Council's General Office.
 */
const TABLE: Record<number, Record<string, string>> = {
  2018: {
    元旦: '01-01',
    春节: '02-15/02-21 +02-11 +02-24',
    清明节: '04-05/04-07 +04-08',
    劳动节: '04-29/05-01 +04-28',
    端午节: '06-18',
    中秋节: '09-24',
    国庆节: '10-01/10-07 +09-29/09-30',
  },
  2019: {
    元旦: '12-30/01-01 +12-29',
    春节: '02-04/02-10 +02-02/02-03',
    清明节: '04-05/04-07',
    劳动节: '05-01/05-04 +04-28 +05-05',
    端午节: '06-07/06-09',
    中秋节: '09-13/09-15',
    国庆节: '10-01/10-07 +09-29 +10-12',
  },
  2020: {
    元旦: '01-01',
    春节: '01-24/02-02 +01-19',
    清明节: '04-04/04-06',
    劳动节: '05-01/05-05 +04-26 +05-09',
    端午节: '06-25/06-27 +06-28',
    国庆节: '10-01/10-08 +09-27 +10-10',
  },
  2021: {
    元旦: '01-01/01-03',
    春节: '02-11/02-17 +02-07 +02-20',
    清明节: '04-03/04-05',
    劳动节: '05-01/05-05 +04-25 +05-08',
    端午节: '06-12/06-14',
    中秋节: '09-19/09-21 +09-18',
    国庆节: '10-01/10-07 +09-26 +10-09',
  },
  2022: {
    元旦: '01-01/01-03',
    春节: '01-31/02-06 +01-29/01-30',
    清明节: '04-03/04-05 +04-02',
    劳动节: '04-30/05-04 +04-24 +05-07',
    端午节: '06-03/06-05',
    中秋节: '09-10/09-12',
    国庆节: '10-01/10-07 +10-08/10-09',
  },
  2023: {
    元旦: '12-31/01-02',
    春节: '01-21/01-27 +01-28/01-29',
    清明节: '04-05',
    劳动节: '04-29/05-03 +04-23 +05-06',
    端午节: '06-22/06-24 +06-25',
    中秋节: '09-29',
    国庆节: '09-30/10-06 +10-07/10-08',
  },
  2024: {
    元旦: '01-01',
    春节: '02-10/02-17 +02-04 +02-18',
    清明节: '04-04/04-06 +04-07',
    劳动节: '05-01/05-05 +04-28 +05-11',
    端午节: '06-10',
    中秋节: '09-15/09-17 +09-14',
    国庆节: '10-01/10-07 +09-29 +10-12',
  },
  2025: {
    元旦: '01-01',
    春节: '01-28/02-04 +01-26 +02-08',
    清明节: '04-04/04-06',
    劳动节: '05-01/05-05 +04-27',
    端午节: '05-31/06-02',
    国庆节: '10-01/10-05 10-07/10-08 +09-28 +10-11',
    中秋节: '10-06',
  },
  2026: {
    元旦: '01-01/01-03 +01-04',
    春节: '02-15/02-23 +02-14 +02-28',
    清明节: '04-04/04-06',
    劳动节: '05-01/05-05 +05-09',
    端午节: '06-19/06-21',
    中秋节: '09-25/09-27',
    国庆节: '10-01/10-07 +09-20 +10-10',
  },
}

const ENGLISH: Record<string, string> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明节: 'Qingming Festival',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
}

export const ANNOUNCED: readonly Notice[] = Object.entries(TABLE).map(([year, named]) => ({
  year: Number(year),
  days: Object.entries(named).flatMap(([name, spans]) => daysOf(Number(year), name, spans)),
}))

function daysOf(year: number, name: string, spans: string): RuledDay[] {
  return spans.split(' ').flatMap((span) => {
    const kind = span.startsWith('+') ? 'MAKE_UP_WORKDAY' : 'HOLIDAY'
    const [first = '', last = first] = span.replace('+', '').split('/')
    const [from, until] = [dayIn(year, first), dayIn(year, last)]
    return Array.from({ length: until - from + 1 }, (_, at) => ({
      ...{ date: dateOfDay(from + at), kind, name, nameEn: ENGLISH[name] ?? '' },
    })) as RuledDay[]
  })
}

function dayIn(year: number, monthAndDay: string): number {
  const isBefore = monthAndDay.startsWith('12-')
  return dayOfDate(`${isBefore ? year - 1 : year}-${monthAndDay}`)
}
