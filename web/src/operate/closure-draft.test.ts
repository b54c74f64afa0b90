import { expect, it } from 'vitest'
import { closureInputOf, emptyClosureFields } from './closure-draft.ts'

const whole = { ...emptyClosureFields, stationId: 'Station_1', reason: ' 修缮 ' }

it('closes a station from now until it is reopened when no times are given', () => {
  expect(closureInputOf(whole)).toEqual({
    input: { stationId: 'Station_1', from: null, until: null, reason: '修缮', reasonEn: null },
  })
})

it("closes a route for a time on Shanghai's clocks", () => {
  const fields = { ...whole, kind: 'route', routeId: 'Route_1', fromDay: '2026-12-01', fromTime: '08:00' }
  expect(closureInputOf({ ...fields, untilDay: '2026-12-02', untilTime: '18:00' })).toMatchObject({
    input: { routeId: 'Route_1', from: '2026-12-01T08:00:00+08:00', until: '2026-12-02T18:00:00+08:00' },
  })
  expect(closureInputOf({ ...fields, untilDay: '2026-12-01', untilTime: '08:00' })).toEqual({
    problems: ['until'],
  })
})

it('names everything that is missing at once, and half a time', () => {
  expect(closureInputOf({ ...emptyClosureFields, fromDay: '2026-12-01', untilTime: '09:00' })).toEqual({
    problems: ['subject', 'from', 'until', 'reason'],
  })
})
