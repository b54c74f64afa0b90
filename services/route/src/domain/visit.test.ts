import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBeforeWalk, isTooFast, type Visit, visitedAt } from './visit.ts'

const now = new Date('2027-03-01T13:13:40Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000)
/** So many metres north of the first station. */
const northOf = (metres: number, at: Date, radiusMetres = 50): Visit => ({
  point: { latitude: 31.1564 + metres / 111_195, longitude: 121.3497 },
  ...{ radiusMetres, at },
})

describe('when it happened', () => {
  it('is now, or as the device says, and never in the future', () => {
    expect(visitedAt({ claimed: null, sent: null }, now)).toEqual(now)
    expect(visitedAt({ claimed: ago(90), sent: null }, now)).toEqual(ago(90))
    expect(visitedAt({ claimed: ago(-90), sent: null }, now)).toEqual(now)
  })

  it('is understood of a device whose clock is wrong, from its own time of sending', () => {
    const offMs = fc.integer({ min: -400 * 86_400_000, max: 400 * 86_400_000 })
    fc.assert(
      fc.property(offMs, fc.integer({ min: 0, max: 86_400 }), (off, secondsAgo) => {
        const byDevice = (moment: Date) => new Date(moment.getTime() + off)
        const times = { claimed: byDevice(ago(secondsAgo)), sent: byDevice(now) }
        expect(visitedAt(times, now)).toEqual(ago(secondsAgo))
      }),
    )
  })

  it('may not be before the walk began, but for a clock that nothing is known of', () => {
    const known = { claimed: ago(190), sent: now }
    expect(isBeforeWalk(ago(190), ago(189), known)).toBe(true)
    expect(isBeforeWalk(ago(190), ago(190), known)).toBe(false)
    const unknown = { claimed: ago(190), sent: null }
    expect(isBeforeWalk(ago(190), ago(130), unknown)).toBe(false)
    expect(isBeforeWalk(ago(190), ago(129), unknown)).toBe(true)
    // 29 days before the walk.
    expect(isBeforeWalk(ago(29 * 86_400), now, unknown)).toBe(true)
  })
})

describe('a way between two stations', () => {
  it('takes as long as it takes to walk what neither radius covers', () => {
    // 349 metres apart, of which 249 have to be walked: just under 100 seconds.
    const first = northOf(0, ago(100))
    expect(isTooFast(northOf(349, now), [first])).toBe(false)
    expect(isTooFast(northOf(349, ago(1)), [first])).toBe(true)
    // What arrives later may have happened before.
    expect(isTooFast(northOf(349, ago(200)), [first])).toBe(false)
    expect(isTooFast(northOf(349, ago(190)), [first])).toBe(true)
    expect(isTooFast(northOf(90, ago(100)), [first])).toBe(false)
  })

  it('is not walked ten times in 81 ms, however near the stations are', () => {
    const proven: Visit[] = []
    for (let station = 0; station < 10; station++) {
      const visit = northOf(0, new Date(now.getTime() + station * 8))
      if (!isTooFast(visit, proven)) proven.push(visit)
    }
    expect(proven).toHaveLength(2)
  })

  it('leaves alone whoever walks, in whatever order it arrives', () => {
    const legs = fc.array(
      fc.record({ metres: fc.integer({ min: 100, max: 2_000 }), restSeconds: fc.nat(3_600) }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(legs, fc.infiniteStream(fc.nat()), (walked, draws) => {
        let [metres, seconds] = [0, 0]
        const visits = walked.map((leg) => {
          metres += leg.metres
          seconds += Math.ceil(leg.metres / 1.4) + leg.restSeconds
          return northOf(metres, new Date(now.getTime() + seconds * 1_000), 20)
        })
        const arriving = visits
          .map((visit) => ({ visit, order: draws.next().value }))
          .sort((one, other) => one.order - other.order)
        arriving.forEach(({ visit }, index) => {
          const before = arriving.slice(0, index).map((one) => one.visit)
          expect(isTooFast(visit, before)).toBe(false)
        })
      }),
    )
  })
})
