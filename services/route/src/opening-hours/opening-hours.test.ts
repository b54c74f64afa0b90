import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createWallClock } from '@xingzhi/runtime/wall-clock'
import { describe, expect, it } from 'vitest'
import { createOpeningHours } from './opening-hours.ts'

const now = new Date('2027-03-01T00:00:00Z')
const shanghai = createOpeningHours(createWallClock('Asia/Shanghai'))

/** The openings as Shanghai's clocks show them, from Monday 2027-03-01 on. */
function openingsOf(text: string, days = 7): string[] {
  const fromMs = Date.parse('2027-03-01T00:00:00+08:00')
  const spans = shanghai.openSpans(text, { fromMs, untilMs: fromMs + days * 86_400_000 })
  const wall = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(8, 16).replace('T', ' ')
  return spans.map(({ fromMs, untilMs }) => `${wall(fromMs)} – ${wall(untilMs)}`)
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
    expect(openingsOf('')).toEqual(['01 00:00 – 08 00:00'])
    expect(openingsOf('off')).toEqual([])
  })

  it('count what is by appointment or has an open end as open', () => {
    expect(openingsOf('Mo 09:00-17:00 "by appointment"')).toEqual(['01 09:00 – 01 17:00'])
    expect(openingsOf('Mo 09:00+')).toEqual(['01 09:00 – 02 00:00'])
  })

  it('follow seasons and dates', () => {
    const may = {
      fromMs: Date.parse('2027-05-03T00:00:00+08:00'),
      untilMs: Date.parse('2027-05-04T00:00:00+08:00'),
    }
    const [span] = shanghai.openSpans('Apr-Oct 08:00-17:00; Nov-Mar 08:30-16:30', may)
    expect(span).toEqual({ fromMs: may.fromMs + 8 * 3_600_000, untilMs: may.fromMs + 17 * 3_600_000 })
    expect(openingsOf('Mo-Su 10:00-12:00; 2027 Mar 02 off', 3)).toEqual([
      '01 10:00 – 01 12:00',
      '03 10:00 – 03 12:00',
    ])
  })

  it('that cannot be reckoned are not taken', () => {
    for (const text of ['周一至周五', 'garbage!!', 'Mo-Fr 25:99', 'sunrise-sunset', ';;;', '[]{}']) {
      expect([text, shanghai.isValid(text, now)]).toEqual([text, false])
    }
    for (const text of ['', '24/7', 'Mo-Fr 09:00-17:00; PH off', 'Tu-Su 09:00-16:30', 'off']) {
      expect([text, shanghai.isValid(text, now)]).toEqual([text, true])
    }
  })

  it('are the same whatever the machine’s zone, also in the hour that it skips', () => {
    const program = `
      const { createOpeningHours } = await import(${JSON.stringify(import.meta.resolve('./opening-hours.ts'))})
      const { createWallClock } = await import(${JSON.stringify(import.meta.resolve('@xingzhi/runtime/wall-clock'))})
      const hours = createOpeningHours(createWallClock('Asia/Shanghai'))
      const fromMs = Date.parse('2027-03-13T00:00:00+08:00')
      const spans = hours.openSpans('02:15-02:45; Sa 00:30-04:00', { fromMs, untilMs: fromMs + 3 * 86400000 })
      process.stdout.write(JSON.stringify(spans))`
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
    ]
    expect(outputs.map((output) => JSON.parse(output))).toEqual(outputs.map(() => expected))
  })
})
