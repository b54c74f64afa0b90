import { afterEach, describe, expect, it, vi } from 'vitest'
import { clockWords, enteredTimeOf, instantOf, isSameInstant } from './entered-time.ts'

afterEach(() => vi.unstubAllEnvs())

describe.each(['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
  'a time entered in %s',
  (zone) => {
    it("means Shanghai's clocks", () => {
      vi.stubEnv('TZ', zone)
      const instant = instantOf({ day: '2026-11-22', time: '07:30' })
      expect(new Date(instant ?? '').toISOString()).toBe('2026-11-21T23:30:00.000Z')
    })

    it('is shown as it was entered', () => {
      vi.stubEnv('TZ', zone)
      expect(enteredTimeOf('2026-03-08T10:30:00.000Z')).toEqual({ day: '2026-03-08', time: '18:30' })
      for (const entered of [
        { day: '2026-03-08', time: '02:30' },
        { day: '2026-12-31', time: '23:59' },
        { day: '2027-01-01', time: '00:00' },
      ])
        expect(enteredTimeOf(instantOf(entered) ?? '')).toEqual(entered)
    })
  },
)

describe('an incomplete or impossible time', () => {
  it.each([
    { day: '', time: '10:00' },
    { day: '2026-11-22', time: '' },
    { day: '2026-02-30', time: '10:00' },
    { day: '2026-11-22', time: '25:00' },
    { day: '22/11/2026', time: '10:00' },
  ])('is none: %o', (entered) => {
    expect(instantOf(entered)).toBeNull()
  })
})

it('knows the same instant in another offset', () => {
  expect(isSameInstant('2026-11-22T14:00:00+08:00', '2026-11-22T06:00:00.000Z')).toBe(true)
  expect(isSameInstant('2026-11-22T14:00:00+08:00', '2026-11-22T14:00:00.000Z')).toBe(false)
})

it('words minutes after midnight as a clock shows them', () => {
  expect([540, 990, 1440].map(clockWords)).toEqual(['09:00', '16:30', '24:00'])
})
