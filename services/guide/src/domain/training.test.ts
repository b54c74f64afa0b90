import { createWallClock } from '@xingzhi/runtime/wall-clock'
import { describe, expect, it } from 'vitest'
import { enrol, grantsOf, leave, refuseUnheld, type Training } from './training.ts'

const training: Training = {
  id: 'training',
  title: '导览培训',
  titleEn: '',
  startsAt: new Date('2027-03-05T10:00:00Z'),
  endsAt: new Date('2027-03-05T17:00:00Z'),
  place: '社区学院',
  capacity: 2,
  enrolled: 1,
  qualificationIds: ['leather', 'wood'],
  cancelled: false,
  version: 1,
}
const before = new Date('2027-03-05T09:59:59Z')

describe('a training', () => {
  it('gives its places until it starts', () => {
    const full = enrol(training, before)
    expect(full).toMatchObject({ enrolled: 2, version: 2 })
    expect(() => enrol(full, before)).toThrow('SLOT_FULL')
    expect(() => enrol(training, training.startsAt)).toThrow('TOO_LATE')
    expect(() => enrol({ ...training, cancelled: true }, before)).toThrow('SLOT_CANCELLED')
    expect(leave(full, before).enrolled).toBe(1)
    expect(() => leave(full, training.startsAt)).toThrow('TOO_LATE')
  })

  it('is attended once it has begun', () => {
    expect(() => refuseUnheld(training, before)).toThrow('SLOT_NOT_OPEN')
    expect(() => refuseUnheld({ ...training, cancelled: true }, training.endsAt)).toThrow('SLOT_CANCELLED')
    expect(() => refuseUnheld(training, training.startsAt)).not.toThrow()
  })

  it('grants what it says, counted in days of the district', () => {
    const kinds = [
      { id: 'leather', name: '', nameEn: '', validDays: 10 },
      { id: 'wood', name: '', nameEn: '', validDays: 0 },
      { id: 'paper', name: '', nameEn: '', validDays: 5 },
    ]
    // It ends on the 6th at 01:00 in Shanghai.
    const grants = grantsOf(training, 'guide', kinds, createWallClock('Asia/Shanghai'))
    expect(grants.map(({ qualificationId, expiresAt }) => [qualificationId, expiresAt])).toEqual([
      ['leather', new Date('2027-03-17T00:00:00+08:00')],
      ['wood', null],
    ])
  })
})
