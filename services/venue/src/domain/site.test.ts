import { describe, expect, it } from 'vitest'
import { obstacleToSite } from './site.ts'

const moment = (hour: number) => new Date(Date.UTC(2027, 2, 2, hour))
const upcoming = [
  { room: 'wood', startsAt: moment(2), endsAt: moment(4), capacity: 10 },
  { room: 'paper', startsAt: moment(3), endsAt: moment(5), capacity: 8 },
]
const rooms = [
  { name: 'wood', capacity: 10 },
  { name: 'paper', capacity: 8 },
]

describe('a change of a site', () => {
  it('may shrink it to what its published sessions need', () => {
    expect(obstacleToSite({ capacity: 18, rooms, openings: [] }, upcoming)).toBeUndefined()
    expect(obstacleToSite({ capacity: 1, rooms: [], openings: [] }, [])).toBeUndefined()
  })

  it('is stood against by what runs at once, by a room too small and by a room gone', () => {
    expect(obstacleToSite({ capacity: 17, rooms, openings: [] }, upcoming)).toMatchObject({
      code: 'OVER_SITE_CAPACITY',
      facts: { of: 'site', capacity: 17 },
    })
    const small = [{ name: 'wood', capacity: 9 }, ...rooms.slice(1)]
    expect(obstacleToSite({ capacity: 30, rooms: small, openings: [] }, upcoming)).toMatchObject({
      facts: { of: 'room', capacity: 9 },
    })
    expect(obstacleToSite({ capacity: 30, rooms: rooms.slice(0, 1), openings: [] }, upcoming)).toMatchObject({
      code: 'ROOM_TAKEN',
      facts: { room: 'paper', startsAt: moment(3) },
    })
  })
})
