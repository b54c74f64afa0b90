import { describe, expect, it } from 'vitest'
import { type Notice, noticeWords, takesAway } from './notice-words.ts'
import { accountText } from './text.ts'

const now = new Date('2026-11-22T12:00:00+08:00')
const departure = {
  ...({ __typename: 'Departure', id: 'Departure_1', startsAt: '2026-11-24T09:30:00+08:00' } as const),
  ...{ endsAt: '2026-11-24T11:30:00+08:00', meetingPoint: null },
  route: {
    ...({ __typename: 'Route', id: 'Route_1', name: '老街一日', theme: 'RED' } as const),
    nameEn: 'A day in the old street',
  },
}
const blank: Notice = {
  ...({ __typename: 'Notice', id: 'Notice_1', kind: 'MOVED', createdAt: now.toISOString() } as const),
  ...{ readAt: null, reason: null, reasonEn: null, noGuide: false, reservation: null },
  ...{ oldStartsAt: '2026-11-23T09:30:00+08:00', newStartsAt: '2026-11-24T09:30:00+08:00' },
  ...{ oldEndsAt: null, newEndsAt: null, roomChanged: false, overtaken: false },
  ...{ meetingPointChanged: false, oldMeetingPoint: null, newMeetingPoint: null },
  ...{ oldRoom: null, newRoom: null, session: null, overlappingSession: null, departure: null },
  ...{ overlappingDeparture: null, closedStation: null, closedRoute: null, shift: null },
}
const station = { __typename: 'Station', id: 'Station_1', name: '古宅', nameEn: 'Old house' } as const
const shift = {
  ...({ __typename: 'Shift', id: 'Shift_1', startsAt: departure.startsAt, departure } as const),
  session: null,
  viewerClaim: { __typename: 'Claim', id: 'Claim_1', status: 'CLAIMED' } as const,
}
const session = {
  ...({ __typename: 'Session', id: 'Session_1', startsAt: '2026-11-24T14:00:00+08:00' } as const),
  ...{ endsAt: '2026-11-24T16:00:00+08:00', room: '二楼木工坊' },
  activity: {
    ...({ __typename: 'Activity', id: 'Activity_1', title: '木勺', craft: 'WOOD' } as const),
    titleEn: 'Wooden spoon',
  },
  site: { __typename: 'Site', id: 'Site_1', name: '基地', nameEn: null } as const,
}
const held = {
  ...({ __typename: 'Reservation', id: 'Reservation_1', status: 'CONFIRMED', partySize: 2 } as const),
  slot: { __typename: 'Slot', id: 'Slot_1' } as const,
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

describe('one change is one notice', () => {
  const times = { oldStartsAt: '2026-11-24T10:00:00+08:00', newStartsAt: '2026-11-24T14:00:00+08:00' }
  const rooms = { roomChanged: true, oldRoom: '一楼', newRoom: '二楼木工坊' }

  it('worded from all that changed', () => {
    const { what, sequel } = say({ session, ...times, ...rooms })
    expect(what).toBe('“木勺”有变动：时间原来 后天 10:00，现在 后天 14:00；教室从一楼换到二楼木工坊。')
    expect(sequel).not.toContain('时间不变')
    expect(say({ session, ...times, ...rooms }, 'en').what).toBe(
      '“Wooden spoon” has changed: it was Tue 10:00, it is now Tue 14:00; the room is now 二楼木工坊 (before: 一楼).',
    )
    const alone = say({ kind: 'ROOM_CHANGED', session, oldStartsAt: null, newStartsAt: null, ...rooms })
    expect(alone).toEqual({
      what: '“木勺”换教室了：一楼 → 二楼木工坊。',
      sequel: '时间不变，您的预约仍然有效。',
    })
  })

  it('that says how long it lasts, when only that is new', () => {
    const startsAt = '2026-11-24T14:00:00+08:00'
    const longer = {
      ...{ oldStartsAt: startsAt, newStartsAt: startsAt },
      ...{ oldEndsAt: '2026-11-24T15:00:00+08:00', newEndsAt: '2026-11-24T16:00:00+08:00' },
    }
    expect(say({ session, ...longer }).what).toContain('时间原来 后天 14:00–15:00，现在 14:00–16:00')
  })

  it('that names the meeting points, of which none is the first station', () => {
    const place = {
      meetingPointChanged: true,
      newMeetingPoint: '地铁站 2 号口',
      oldStartsAt: null,
      newStartsAt: null,
    }
    expect(say({ kind: 'MEETING_POINT_CHANGED', departure, ...place }).what).toBe(
      '“老街一日”有变动：集合地点从第一站改到地铁站 2 号口。',
    )
    expect(say({ kind: 'MEETING_POINT_CHANGED', shift, ...place }).what).toContain('您的志愿班次“老街一日”')
  })

  it('and says how things stand when later facts overtook it', () => {
    const overtaken = { session, ...times, newStartsAt: '2026-11-24T12:00:00+08:00', overtaken: true }
    expect(say({ ...overtaken, reservation: held }).sequel).toBe(
      '后来又有变动。现在是 后天 14:00–16:00，二楼木工坊。',
    )
    expect(say({ ...overtaken, reservation: { ...held, status: 'CANCELLED' } }).sequel).toContain('取消')
    expect(say({ departure, overtaken: true }).sequel).toContain('在第一站集合')
    expect(
      say({ kind: 'SHIFT_MOVED', shift: { ...shift, viewerClaim: null }, overtaken: true }).sequel,
    ).toContain('不再由您负责')
    expect(say({ kind: 'SHIFT_WITHDRAWN', shift, overtaken: true }).sequel).toContain('又由您负责')
  })
})

it('tells a guide and who reserved that something is open again, and a guide of a shift that was given to them', () => {
  expect(say({ kind: 'REOPENED', departure, closedStation: station }).what).toBe(
    '您约的“老街一日”（明天 09:30）：古宅恢复开放了。',
  )
  expect(say({ kind: 'CLOSED', shift, closedStation: station }).what).toContain('古宅那时关闭')
  expect(say({ kind: 'SHIFT_ASSIGNED', shift }, 'en').what).toContain('asks you to take over')
})

it('offers others only where something was taken away', () => {
  expect((['CANCELLED', 'SHRUNK', 'CLOSED'] as const).every((kind) => takesAway({ kind }))).toBe(true)
  expect((['MOVED', 'ROOM_CHANGED', 'SHIFT_CANCELLED'] as const).some((kind) => takesAway({ kind }))).toBe(
    false,
  )
})
