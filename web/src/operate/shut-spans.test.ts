import { expect, it } from 'vitest'
import { shutSpans } from './shut-spans.ts'

const at = (time: string) => new Date(`2026-11-24T${time}:00+08:00`)
const axis = { fromMs: at('08:00').getTime(), untilMs: at('20:00').getTime() }
const shut = (...open: [from: string, until: string][]) =>
  shutSpans(
    open.map(([from, until]) => ({ from: at(from).toISOString(), until: at(until).toISOString() })),
    axis,
  ).map(({ fromMs, untilMs }) =>
    [fromMs, untilMs].map((ms) => new Date(ms + 8 * 3_600_000).toISOString().slice(11, 16)),
  )

it('is shut before, after and between the times in which it is open', () => {
  expect(shut(['09:00', '11:30'], ['13:00', '16:30'])).toEqual([
    ['08:00', '09:00'],
    ['11:30', '13:00'],
    ['16:30', '20:00'],
  ])
})

it('is never shut when it is open throughout, and always when it never is', () => {
  expect(shut(['00:00', '23:59'])).toEqual([])
  expect(shut(['08:00', '12:00'], ['12:00', '20:00'])).toEqual([])
  expect(shut()).toEqual([['08:00', '20:00']])
})

it('is shut for no longer than is shown', () => {
  expect(shut(['06:00', '07:00'], ['21:00', '22:00'])).toEqual([['08:00', '20:00']])
})
