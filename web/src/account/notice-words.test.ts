import { describe, expect, it } from 'vitest'
import { type Notice, noticeWords, takesAway } from './notice-words.ts'
import { accountText } from './text.ts'

const now = new Date('2026-11-22T12:00:00+08:00')
const departure = {
  ...({ __typename: 'Departure', id: 'Departure_1', startsAt: '2026-11-24T09:30:00+08:00' } as const),
  route: {
    ...({ __typename: 'Route', id: 'Route_1', name: '老街一日', theme: 'RED' } as const),
    nameEn: 'A day in the old street',
  },
}
const blank: Notice = {
  ...({ __typename: 'Notice', id: 'Notice_1', kind: 'MOVED', createdAt: now.toISOString() } as const),
  ...{ readAt: null, reason: null, reasonEn: null, noGuide: false, reservation: null },
  ...{ oldStartsAt: '2026-11-23T09:30:00+08:00', newStartsAt: '2026-11-24T09:30:00+08:00' },
  ...{ oldRoom: null, newRoom: null, session: null, overlappingSession: null, departure: null },
  ...{ overlappingDeparture: null, closedStation: null, closedRoute: null, shift: null },
}
const station = { __typename: 'Station', id: 'Station_1', name: '古宅', nameEn: 'Old house' } as const
const shift = {
  ...({ __typename: 'Shift', id: 'Shift_1', startsAt: departure.startsAt, departure } as const),
  session: null,
}

const say = (notice: Partial<Notice>, language: 'zh' | 'en' = 'zh') =>
  noticeWords({ ...blank, ...notice }, { text: accountText[language], language, now })

describe('the words of a notice about a walk', () => {
  it('name the route and both starts when it moved', () => {
    expect(say({ departure }).what).toBe('“老街一日”改期了：原来 明天 09:30，现在 后天 09:30。')
    expect(say({ departure }, 'en').what).toContain('“A day in the old street” has moved from Tomorrow 09:30')
  })

  it('say that there was no guide, or leave the reason to be shown', () => {
    expect(say({ kind: 'CANCELLED', departure, noGuide: true }).what).toContain('没有导学志愿者')
    expect(say({ kind: 'CANCELLED', departure }).what).toBe('“老街一日”（后天 09:30）取消了。')
  })

  it('name what is closed, and what it overlaps with', () => {
    expect(say({ kind: 'CLOSED', departure, closedStation: station }).what).toContain('古宅那时关闭')
    expect(say({ kind: 'CLOSED', departure }).what).toContain('有一站那时关闭')
    const overlap = say({ kind: 'MOVED_INTO_OVERLAP', departure, overlappingDeparture: departure })
    expect(overlap.what).toContain('与您的“老街一日”时间重叠')
  })
})

it('tells a guide about a shift by its walk, also when the walk is gone', () => {
  expect(say({ kind: 'SHIFT_WITHDRAWN', shift }).what).toContain('“老街一日”（后天 09:30）不再由您负责')
  expect(say({ kind: 'SHIFT_CANCELLED', shift: { ...shift, departure: null } }).what).toContain('一个班次')
})

it('offers others only where something was taken away', () => {
  expect((['CANCELLED', 'SHRUNK', 'CLOSED'] as const).every((kind) => takesAway({ kind }))).toBe(true)
  expect((['MOVED', 'ROOM_CHANGED', 'SHIFT_CANCELLED'] as const).some((kind) => takesAway({ kind }))).toBe(
    false,
  )
})
