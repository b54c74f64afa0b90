import { expect, it } from 'vitest'
import { type Deadlines, staffingOf } from './deadlines.ts'

const departure: Deadlines = {
  status: 'SCHEDULED',
  startsAt: '2026-11-24T09:30:00+08:00',
  guidesWanted: 3,
  guidesConfirmed: 1,
  callForHelpAt: '2026-11-23T09:30:00+08:00',
  decideAt: '2026-11-24T07:30:00+08:00',
}
const at = (instant: string) => new Date(`2026-11-${instant}:00+08:00`)

it('goes from waiting by a call for help to its decision and its start', () => {
  expect(staffingOf(departure, at('22T12:00'))).toEqual({ phase: 'waiting', missing: 2 })
  expect(staffingOf(departure, at('23T09:30'))).toEqual({ phase: 'calling', missing: 2 })
  expect(staffingOf(departure, at('24T07:30'))).toEqual({ phase: 'decided', missing: 2 })
  expect(staffingOf(departure, at('24T09:30'))).toEqual({ phase: 'started' })
})

it('needs nothing once its guides are there, or it is cancelled', () => {
  expect(staffingOf({ ...departure, guidesConfirmed: 3 }, at('23T12:00'))).toEqual({ phase: 'staffed' })
  expect(staffingOf({ ...departure, guidesConfirmed: 4 }, at('23T12:00'))).toEqual({ phase: 'staffed' })
  expect(staffingOf({ ...departure, status: 'CANCELLED' }, at('23T12:00'))).toEqual({ phase: 'cancelled' })
})
