import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStationCodes } from './station-code.ts'
import { completed, type Stamp, stampWalk, type Walk } from './walk.ts'

const now = new Date('2027-03-01T00:00:00Z')
const walk: Walk = {
  id: 'w',
  personId: 'p',
  routeId: 'r',
  startedAt: now,
  completedAt: null,
  stamps: [],
}
const stampAt = (stationId: string, minute: number): Stamp => ({
  ...{ stationId, walkId: 'w', proof: 'PLACE', claimedAt: null, accuracyMetres: 5 },
  ...{ doubt: null, visitedAt: null },
  at: new Date(now.getTime() + minute * 60_000),
})

describe('a walk', () => {
  it('is complete once, with the last missing stamp, whatever the order and however often each arrives', () => {
    const stations = ['a', 'b', 'c']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...stations), { maxLength: 15 }), (arrivals) => {
        let state = walk
        for (const [minute, stationId] of arrivals.entries()) {
          const stamp = stampAt(stationId, minute)
          state = stampWalk(state, stamp, stations, stamp.at)
        }
        const firsts = stations.map((id) => arrivals.indexOf(id))
        expect(state.stamps.map(({ stationId }) => stationId)).toEqual([...new Set(arrivals)])
        const isComplete = firsts.every((index) => index >= 0)
        expect(state.completedAt).toEqual(isComplete ? stampAt('a', Math.max(...firsts)).at : null)
      }),
    )
  })

  it('does not wait for a station that its route has lost, nor opens again for a new one', () => {
    const one = stampWalk(walk, stampAt('a', 1), ['a', 'b'], now)
    expect(one.completedAt).toBeNull()
    const done = completed(one, ['a'], now)
    expect(done.completedAt).toEqual(now)
    expect(stampWalk(done, stampAt('c', 2), ['a', 'c'], stampAt('c', 2).at).completedAt).toEqual(now)
  })
})

describe('station codes', () => {
  const codes = createStationCodes('k'.repeat(32))
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

  it('have six digits, last a minute and are taken one minute longer', () => {
    const { code, validUntil } = codes.at('a', now)
    expect(code).toMatch(/^\d{6}$/)
    expect(validUntil).toEqual(later(60))
    expect(codes.at('a', later(59)).code).toBe(code)
    expect(codes.at('a', later(60)).code).not.toBe(code)
    const taken = [-61, -60, 0, 59, 119, 120].map((seconds) => codes.wasShown('a', code, later(seconds)))
    expect(taken).toEqual([false, true, true, true, true, false])
  })

  it('are another station’s and another installation’s own', () => {
    const { code } = codes.at('a', now)
    expect(codes.wasShown('b', code, now)).toBe(false)
    expect(createStationCodes('x'.repeat(32)).at('a', now).code).not.toBe(code)
    const rotated = createStationCodes(`${'n'.repeat(32)}, ${'k'.repeat(32)}`)
    expect([rotated.wasShown('a', code, now), rotated.at('a', now).code === code]).toEqual([true, false])
    for (const wrong of ['', '0', `${code}0`, 'abcdef', ` ${code}`]) {
      expect(codes.wasShown('a', wrong, now)).toBe(false)
    }
  })
})
