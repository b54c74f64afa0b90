import { describe, expect, it } from 'vitest'
import {
  changesOf,
  fieldsOf,
  previewInputOf,
  type ScheduleFields,
  scheduleInputOf,
} from './departure-draft.ts'

const whole: ScheduleFields = {
  ...{ routeId: 'Route_1', day: '2026-11-24', time: '09:30', guidesWanted: '3', groupSize: '15' },
  ...{ placesLimit: '', languages: 'ZH EN', meetingPoint: ' 地铁站一号口 ' },
}

describe('a departure to schedule', () => {
  it("is sent with Shanghai's offset, without what was left empty", () => {
    expect(scheduleInputOf(whole)).toEqual({
      input: {
        ...{ routeId: 'Route_1', startsAt: '2026-11-24T09:30:00+08:00', guidesWanted: 3, groupSize: 15 },
        ...{ placesLimit: null, languages: ['ZH', 'EN'], meetingPoint: '地铁站一号口' },
      },
    })
  })

  it('names everything that is missing or out of bounds at once', () => {
    expect(
      scheduleInputOf({
        ...whole,
        ...{ routeId: '', day: '', guidesWanted: '21', groupSize: '61', placesLimit: 'x' },
      }),
    ).toEqual({ problems: ['routeId', 'start', 'guidesWanted', 'groupSize', 'placesLimit'] })
  })

  it('asks for its picture only when there is a whole plan', () => {
    expect(previewInputOf(whole, '')).toBeNull()
    expect(previewInputOf({ ...whole, time: '' }, 'Route_1')).toBeNull()
    expect(previewInputOf(whole, 'Route_1')).toMatchObject({ routeId: 'Route_1', departureId: null })
  })
})

describe('a change of a departure', () => {
  const departure = {
    ...{ startsAt: '2026-11-24T01:30:00.000Z', guidesWanted: 3, groupSize: 15 },
    ...{ placesLimit: 30, meetingPoint: null },
  }

  it('is empty while nothing differs', () => {
    expect(changesOf(fieldsOf(departure), departure)).toEqual({ changes: {} })
  })

  it('holds only what differs; an emptied limit is none', () => {
    expect(
      changesOf({ ...fieldsOf(departure), time: '10:00', placesLimit: '', meetingPoint: '东门' }, departure),
    ).toEqual({
      changes: { startsAt: '2026-11-24T10:00:00+08:00', placesLimit: 0, meetingPoint: '东门' },
    })
  })
})
