import { expect, it } from 'vitest'
import { shutHours } from './shut-hours.ts'

const tuesday = '2026-11-24'
const monday = '2026-11-23'

it('is never shut without hours, or open around the clock', () => {
  expect(shutHours(null, tuesday)).toEqual([])
  expect(shutHours('24/7', tuesday)).toEqual([])
  expect(shutHours('00:00-24:00', tuesday)).toEqual([])
})

it('is shut before, after and between the times of that weekday', () => {
  expect(shutHours('09:00-11:30,13:00-16:30', tuesday)).toEqual([
    { from: 0, until: 540 },
    { from: 690, until: 780 },
    { from: 990, until: 1440 },
  ])
  expect(shutHours('Tu-Su 09:00-16:30', tuesday)).toHaveLength(2)
  expect(shutHours('Sa-Mo 09:00-16:30', monday)).toHaveLength(2)
})

it('is shut all day on a weekday that is not named, or named as off by a later rule', () => {
  expect(shutHours('Tu-Su 09:00-16:30', monday)).toEqual([{ from: 0, until: 1440 }])
  expect(shutHours('08:00-17:00; Mo off; PH off', monday)).toEqual([{ from: 0, until: 1440 }])
  expect(shutHours('08:00-17:00; Mo,We closed', tuesday)).toHaveLength(2)
})

it('shades nothing where the hours are beyond it', () => {
  for (const hours of ['sunrise-sunset', 'Apr-Oct 08:00-18:00', '22:00-02:00', 'week 1-20 Mo 09:00-12:00'])
    expect(shutHours(hours, tuesday), hours).toBeNull()
})
