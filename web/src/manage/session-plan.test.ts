import { describe, expect, it } from 'vitest'
import { countOf } from '../writing/entered-count.ts'
import { activityInputOf, emptyActivityFields } from './activity-draft.ts'
import { changeInputOf, changesOf, emptyPublishFields, planOf, publishInputOf } from './session-plan.ts'

const whole = {
  ...emptyPublishFields,
  activityId: 'Activity_1',
  day: '2026-11-22',
  time: '14:00',
  capacity: '12',
}

describe('a session to publish', () => {
  it("is sent with Shanghai's offset, and without what was left empty", () => {
    expect(publishInputOf(whole, 'Site_1')).toEqual({
      input: {
        ...{
          activityId: 'Activity_1',
          siteId: 'Site_1',
          startsAt: '2026-11-22T14:00:00+08:00',
          capacity: 12,
        },
        ...{ helpersWanted: 0, languages: [], room: null, opensAt: null, closesAt: null },
      },
    })
  })

  it('names everything that is missing at once', () => {
    expect(publishInputOf(emptyPublishFields, 'Site_1')).toEqual({
      problems: ['activityId', 'start', 'capacity'],
    })
  })

  it('asks for no more than ten helpers', () => {
    expect(publishInputOf({ ...whole, helpersWanted: '10' }, 'Site_1')).toMatchObject({
      input: { helpersWanted: 10 },
    })
    for (const helpersWanted of ['11', '', '-1', '1.5'])
      expect(publishInputOf({ ...whole, helpersWanted }, 'Site_1')).toEqual({ problems: ['helpersWanted'] })
  })

  it('does not take half a time for none', () => {
    expect(publishInputOf({ ...whole, opensDay: '2026-11-20' }, 'Site_1')).toEqual({ problems: ['opens'] })
    expect(publishInputOf({ ...whole, closesTime: '10:00' }, 'Site_1')).toEqual({ problems: ['closes'] })
  })
})

describe('a change of a session', () => {
  const session = {
    ...{ startsAt: '2026-11-22T06:00:00.000Z', room: null, capacity: 12, helpersWanted: 0 },
    languages: ['ZH' as const],
    ...{ opensAt: '2026-11-20T00:00:00.000Z', closesAt: null },
  }
  const fields = {
    day: '2026-11-22',
    time: '14:00',
    room: '',
    capacity: '12',
    helpersWanted: '0',
    languages: 'ZH',
    ...{ opensDay: '2026-11-20', opensTime: '08:00', closesDay: '', closesTime: '' },
  }

  it('is empty while nothing differs', () => {
    expect(changesOf(fields, session)).toEqual({ changes: {} })
  })

  it('says languages anew when others are chosen, in whatever order, or none', () => {
    const both = { ...session, languages: ['ZH' as const, 'EN' as const] }
    expect(changesOf({ ...fields, languages: 'EN ZH' }, both)).toEqual({ changes: {} })
    expect(changesOf({ ...fields, languages: 'EN' }, session)).toEqual({ changes: { languages: ['EN'] } })
    expect(changesOf({ ...fields, languages: '' }, session)).toEqual({ changes: { languages: [] } })
  })

  it('holds only what differs', () => {
    expect(changesOf({ ...fields, time: '15:00' }, session)).toEqual({
      changes: { startsAt: '2026-11-22T15:00:00+08:00' },
    })
    expect(changesOf({ ...fields, room: '二楼', capacity: '8' }, session)).toEqual({
      changes: { room: '二楼', capacity: 8 },
    })
    expect(changesOf({ ...fields, helpersWanted: '2' }, session)).toEqual({ changes: { helpersWanted: 2 } })
    expect(changesOf(fields, { ...session, helpersWanted: 2 })).toEqual({ changes: { helpersWanted: 0 } })
  })

  it('opens and closes reservations at other times', () => {
    expect(changesOf({ ...fields, opensTime: '09:00' }, session)).toEqual({
      changes: { opensAt: '2026-11-20T09:00:00+08:00' },
    })
    expect(changesOf({ ...fields, closesDay: '2026-11-21', closesTime: '20:00' }, session)).toEqual({
      changes: { closesAt: '2026-11-21T20:00:00+08:00' },
    })
    expect(changesOf({ ...fields, closesDay: '2026-11-21' }, session)).toEqual({ problems: ['closes'] })
    expect(changesOf({ ...fields, opensTime: '' }, session)).toEqual({ problems: ['opens'] })
  })

  it('opens reservations now and lets them close with the start where a time is taken away', () => {
    const now = new Date('2026-11-19T01:00:00Z')
    const closing = { ...session, closesAt: '2026-11-21T12:00:00.000Z' }
    const emptied = changesOf({ ...fields, opensDay: '', opensTime: '' }, closing)
    if (!('changes' in emptied)) throw new Error('not read')
    expect(emptied.changes).toEqual({ opensAt: '', closesAt: '' })
    expect(changeInputOf(emptied.changes, session, now)).toEqual({
      opensAt: '2026-11-19T01:00:00.000Z',
      closesAt: session.startsAt,
    })
    const startsAt = '2026-11-22T15:00:00+08:00'
    expect(changeInputOf({ closesAt: '', startsAt }, session, now)).toEqual({ startsAt, closesAt: startsAt })
    expect(changeInputOf({ capacity: 8 }, session, now)).toEqual({ capacity: 8 })
  })

  it('shows no closing that is the start', () => {
    expect(planOf({ ...session, closesAt: session.startsAt })).toEqual(session)
    const earlier = { ...session, closesAt: '2026-11-21T12:00:00.000Z' }
    expect(planOf(earlier)).toEqual(earlier)
  })

  it('can take a room away', () => {
    expect(changesOf(fields, { ...session, room: '二楼' })).toEqual({ changes: { room: '' } })
  })
})

describe('an activity to create', () => {
  it('leaves out what was left empty', () => {
    const fields = {
      ...emptyActivityFields,
      title: ' 刨一块木板 ',
      craft: 'WOOD',
      summary: '刨',
      whatToBring: ' 围裙\n旧鞋 ',
      minimumAge: '',
    }
    expect(activityInputOf(fields, 'Site_1')).toMatchObject({
      input: {
        title: '刨一块木板',
        titleEn: null,
        whatToBring: '围裙\n旧鞋',
        whatToBringEn: null,
        level: null,
        minimumAge: null,
        durationMinutes: 90,
        stepFree: false,
      },
    })
  })

  it('names everything that is missing at once', () => {
    expect(
      activityInputOf({ ...emptyActivityFields, durationMinutes: 'x', minimumAge: '-1' }, 'Site_1'),
    ).toEqual({
      problems: ['title', 'craft', 'summary', 'durationMinutes', 'minimumAge'],
    })
  })
})

it('takes only whole numbers above 0 for a count', () => {
  expect(['12', ' 7 ', '0', '-3', '1.5', '1e3', '', '12345678'].map(countOf)).toEqual([
    ...[12, 7, null, null],
    ...[null, null, null, null],
  ])
})
