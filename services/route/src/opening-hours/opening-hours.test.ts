import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createWallClock } from '@xingzhi/runtime/wall-clock'
import { describe, expect, it } from 'vitest'
import { createDayCalendar } from '../holidays/day-calendar.ts'
import { createOpeningHours } from './opening-hours.ts'

const now = new Date('2027-03-01T00:00:00Z')
const shanghai = createOpeningHours(createWallClock('Asia/Shanghai'))
const calendar = createDayCalendar([])
const at = (openingHours: string) => ({ openingHours, latitude: 31.1564, longitude: 121.3497 })

/** The openings as Shanghai's clocks show them, from Monday 2027-03-01 on. */
function openingsOf(text: string, days = 7, from = '2027-03-01', ruled = calendar): string[] {
  const fromMs = Date.parse(`${from}T00:00:00+08:00`)
  const spans = shanghai.openSpans(at(text), { fromMs, untilMs: fromMs + days * 86_400_000 }, ruled)
  const wall = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(8, 16).replace('T', ' ')
  return spans.map(
    ({ fromMs, untilMs, askFirst }) => `${wall(fromMs)} – ${wall(untilMs)}${askFirst ? ' ask' : ''}`,
  )
}

describe('opening hours', () => {
  it('are reckoned on the district’s clocks', () => {
    expect(openingsOf('Tu-Su 09:00-16:30; Mo off', 3)).toEqual(['02 09:00 – 02 16:30', '03 09:00 – 03 16:30'])
    expect(openingsOf('Mo 08:00-11:30,13:00-16:00')).toEqual(['01 08:00 – 01 11:30', '01 13:00 – 01 16:00'])
  })

  it('go on over midnight, and are cut where nobody asks', () => {
    expect(openingsOf('Fr 22:00-02:00')).toEqual(['05 22:00 – 06 02:00'])
    expect(openingsOf('Su 22:00-02:00')).toEqual(['01 00:00 – 01 02:00', '07 22:00 – 08 00:00'])
    expect(openingsOf('24/7')).toEqual(['01 00:00 – 08 00:00'])
    expect(openingsOf('off')).toEqual([])
  })

  it('are to be asked for when it is by appointment, has an open end, or nothing is known', () => {
    expect(openingsOf('Mo 09:00-17:00 "by appointment"')).toEqual(['01 09:00 – 01 17:00 ask'])
    expect(openingsOf('Mo 09:00+')).toEqual(['01 09:00 – 02 00:00 ask'])
    expect(openingsOf('Mo 09:00-12:00; Mo 13:00-15:00 unknown')).toEqual(['01 13:00 – 01 15:00 ask'])
    expect(openingsOf('Mo 09:00-12:00, Mo 13:00-15:00 unknown')).toEqual([
      '01 09:00 – 01 12:00',
      '01 13:00 – 01 15:00 ask',
    ])
    expect(openingsOf('')).toEqual(['01 00:00 – 08 00:00 ask'])
    expect(openingsOf('SH off; Mo 09:00-12:00', 1)).toEqual(['01 00:00 – 02 00:00 ask'])
  })

  it('follow seasons and dates', () => {
    const may = {
      fromMs: Date.parse('2027-05-03T00:00:00+08:00'),
      untilMs: Date.parse('2027-05-04T00:00:00+08:00'),
    }
    const [span] = shanghai.openSpans(at('Apr-Oct 08:00-17:00; Nov-Mar 08:30-16:30'), may, calendar)
    expect(span).toMatchObject({ fromMs: may.fromMs + 8 * 3_600_000, untilMs: may.fromMs + 17 * 3_600_000 })
    expect(openingsOf('Mo-Su 10:00-12:00; 2027 Mar 02 off', 3)).toEqual([
      '01 10:00 – 01 12:00',
      '03 10:00 – 03 12:00',
    ])
  })

  it('that cannot be reckoned are not taken', () => {
    for (const text of ['周一至周五', 'garbage!!', 'Mo-Fr 25:99', 'SH off', ';;;', '[]{}']) {
      expect([text, shanghai.isValid(at(text), now)]).toEqual([text, false])
    }
    for (const text of [
      '',
      '24/7',
      'Mo-Fr 09:00-17:00; PH off',
      'Tu-Su 09:00-16:30',
      'off',
      'sunrise-sunset',
    ]) {
      expect([text, shanghai.isValid(at(text), now)]).toEqual([text, true])
    }
  })

  it('are the same whatever the machine’s zone, also in the hour that it skips', () => {
    const program = `
      const { createOpeningHours } = await import(${JSON.stringify(import.meta.resolve('./opening-hours.ts'))})
      const { createWallClock } = await import(${JSON.stringify(import.meta.resolve('@xingzhi/runtime/wall-clock'))})
      const { createDayCalendar } = await import(${JSON.stringify(import.meta.resolve('../holidays/day-calendar.ts'))})
      const hours = createOpeningHours(createWallClock('Asia/Shanghai'))
      const fromMs = Date.parse('2027-03-13T00:00:00+08:00')
      const read = (openingHours, days) => hours.openSpans(
        { openingHours, latitude: 31.1564, longitude: 121.3497 },
        { fromMs, untilMs: fromMs + days * 86400000 },
        createDayCalendar([]),
      ).map(({ fromMs, untilMs }) => ({ fromMs, untilMs }))
      process.stdout.write(JSON.stringify([...read('02:15-02:45; Sa 00:30-04:00', 3), ...read('sunrise-sunset', 1)]))`
    // New York skips 2 o'clock on 2027-03-14; in Apia it is tomorrow already.
    const outputs = ['America/New_York', 'Pacific/Apia'].map((zone) =>
      execFileSync(process.execPath, ['--input-type=module', '-e', program], {
        cwd: fileURLToPath(new URL('../..', import.meta.url)),
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      }),
    )
    const midnight = Date.parse('2027-03-13T00:00:00+08:00')
    const at = (day: number, minute: number) => midnight + (day * 1440 + minute) * 60_000
    const expected = [
      { fromMs: at(0, 30), untilMs: at(0, 240) },
      { fromMs: at(1, 135), untilMs: at(1, 165) },
      { fromMs: at(2, 135), untilMs: at(2, 165) },
      // In Shanghai the sun rises at 6:07 and sets at 18:00 that day.
      { fromMs: at(0, 367), untilMs: at(0, 1080) },
    ]
    expect(outputs.map((output) => JSON.parse(output))).toEqual(outputs.map(() => expected))
  })
})

describe('opening hours on public holidays', () => {
  const onDay = (text: string, date: string, ruled = calendar) =>
    openingsOf(text, 1, date, ruled).map((words) => words.replaceAll(/(^| – )\d\d /g, '$1'))

  it('follow what was announced, make-up workdays too', () => {
    const office = 'Mo-Fr 09:00-17:00; PH off'
    const weekends = 'PH,Sa,Su 10:00-16:00'
    for (const [date, ofOffice, ofWeekends, ofAlways] of [
      ['2026-09-30', ['09:00 – 17:00'], [], ['00:00 – 00:00']],
      ['2026-10-01', [], ['10:00 – 16:00'], []],
      ['2026-10-07', [], ['10:00 – 16:00'], []],
      ['2026-10-08', ['09:00 – 17:00'], [], ['00:00 – 00:00']],
      // A Saturday and a Sunday that are worked, and a Sunday that is not.
      ['2026-10-10', ['09:00 – 17:00'], [], ['00:00 – 00:00']],
      ['2026-09-20', ['09:00 – 17:00'], [], ['00:00 – 00:00']],
      ['2026-09-27', [], ['10:00 – 16:00'], []],
      ['2026-10-11', [], ['10:00 – 16:00'], ['00:00 – 00:00']],
    ] as const) {
      expect([date, onDay(office, date), onDay(weekends, date), onDay('24/7; PH off', date)]).toEqual([
        ...[date, ofOffice, ofWeekends, ofAlways],
      ])
    }
  })

  it('of a museum follow the day itself where it is made up for', () => {
    expect(onDay('Tu-Su 09:00-17:00', '2026-09-20')).toEqual(['09:00 – 17:00'])
    expect(onDay('Tu-Fr 13:00-17:00; Sa,Su 09:00-17:00', '2026-09-20')).toEqual(['09:00 – 17:00 ask'])
  })

  it('of a text that says nothing of holidays are to be asked for where weekends differ', () => {
    expect(onDay('Mo-Fr 09:00-17:00', '2026-10-01')).toEqual(['09:00 – 17:00 ask'])
    expect(onDay('Mo-Su 09:00-17:00', '2026-10-01')).toEqual(['09:00 – 17:00'])
  })

  it('of a year that is not announced yet are those of the law, and to be asked for around them', () => {
    expect(onDay('24/7; PH off', '2027-10-01')).toEqual([])
    expect(onDay('Mo-Fr 09:00-17:00; PH off', '2027-10-01')).toEqual([])
    expect(onDay('PH,Sa,Su 10:00-16:00', '2027-10-01')).toEqual(['10:00 – 16:00'])
    expect(onDay('Mo-Fr 09:00-17:00; PH off', '2027-10-04')).toEqual(['09:00 – 17:00 ask'])
    expect(onDay('Mo-Fr 09:00-17:00; PH off', '2027-10-09')).toEqual(['09:00 – 17:00 ask'])
    expect(onDay('Mo-Su 09:00-17:00', '2027-10-04')).toEqual(['09:00 – 17:00'])
    expect(onDay('Mo-Fr 09:00-17:00; PH off', '2027-11-03')).toEqual(['09:00 – 17:00'])
  })

  it('of a year that an operator entered follow that', () => {
    const named = { name: '国庆节', nameEn: 'National Day' }
    const entered = createDayCalendar(
      [
        {
          year: 2027,
          days: [
            { date: '2027-10-04', kind: 'HOLIDAY', ...named },
            { date: '2027-10-09', kind: 'MAKE_UP_WORKDAY', ...named },
          ],
        },
      ],
      'entered',
    )
    const office = 'Mo-Fr 09:00-17:00; PH off'
    const read = (date: string) => onDay(office, date, entered)
    expect(['2027-10-01', '2027-10-04', '2027-10-05', '2027-10-09'].map(read)).toEqual([
      ...[['09:00 – 17:00'], [], ['09:00 – 17:00'], ['09:00 – 17:00']],
    ])
    // And what was reckoned before is not believed any more, either way.
    expect(onDay(office, '2027-10-04')).toEqual(['09:00 – 17:00 ask'])
  })
})
