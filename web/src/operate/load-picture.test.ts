import { describe, expect, it } from 'vitest'
import { axisOf, type Load, pictureOf, stayFactsOf, stripOf, ticksOf } from './load-picture.ts'

const day = '2026-11-24'
const at = (time: string) => `${day}T${time}:00+08:00`
const load = (changed: Partial<Load> = {}): Load => ({
  capacity: 40,
  plannedPeople: 30,
  steps: [
    { from: at('10:00'), people: 20 },
    { from: at('11:00'), people: 0 },
  ],
  planned: [{ arrivesAt: at('10:30'), leavesAt: at('11:30') }],
  ...changed,
})

describe('the hours shown', () => {
  it('are 8 to 20 in Shanghai, with a mark every second hour', () => {
    const axis = axisOf(day, [load()])
    expect(axis).toEqual({ fromMs: Date.parse(at('08:00')), untilMs: Date.parse(at('20:00')) })
    expect(ticksOf(day, axis).map(({ hour }) => hour)).toEqual([8, 10, 12, 14, 16, 18, 20])
    expect(ticksOf(day, axis).at(3)?.x).toBe(50)
  })

  it('widen by whole hours for what lies outside, never past the day', () => {
    const early = load({ planned: [{ arrivesAt: at('06:40'), leavesAt: '2026-11-25T01:10:00+08:00' }] })
    const axis = axisOf(day, [early])
    expect(new Date(axis.fromMs)).toEqual(new Date(at('06:00')))
    expect(new Date(axis.untilMs)).toEqual(new Date('2026-11-25T00:00:00+08:00'))
    expect(ticksOf(day, axis).map(({ hour }) => hour)).toEqual([6, 8, 10, 12, 14, 16, 18, 20, 22, 24])
  })
})

describe('the picture of a station', () => {
  const axis = axisOf(day, [])

  it('puts the plan on top of who is there, as each of them leaves', () => {
    const { there, planned, over, capacityY } = pictureOf(load(), axis)
    const perPerson = 100 / (50 * 1.15)
    expect(there).toHaveLength(1)
    expect(there[0]?.x).toBeCloseTo(100 / 6)
    expect(there[0]?.width).toBeCloseTo(100 / 12)
    expect(there[0]?.y).toBeCloseTo(100 - 20 * perPerson)
    expect(there[0]?.height).toBeCloseTo(20 * perPerson)
    expect(planned).toHaveLength(2)
    expect(planned[0]?.y).toBeCloseTo(100 - 50 * perPerson)
    expect(planned[1]?.y).toBeCloseTo(100 - 30 * perPerson)
    expect(over).toHaveLength(1)
    expect(over[0]?.height).toBeCloseTo(10 * perPerson)
    expect(capacityY).toBeCloseTo(100 - 40 * perPerson)
  })

  it('draws an empty day as nothing but the plan', () => {
    const { there, planned, over } = pictureOf(load({ steps: [] }), axis)
    expect(there).toEqual([])
    expect(planned).toHaveLength(1)
    expect(over).toEqual([])
  })

  it('has each block within the row, whatever the loads', () => {
    const wild = load({ capacity: 1, plannedPeople: 900, steps: [{ from: at('05:00'), people: 700 }] })
    const { there, planned, over } = pictureOf(wild, axis)
    for (const { x, y, width, height } of [...there, ...planned, ...over]) {
      expect(Math.min(x, y, width, height)).toBeGreaterThanOrEqual(0)
      expect(x + width).toBeLessThanOrEqual(100.001)
      expect(y + height).toBeLessThanOrEqual(100.001)
    }
  })

  it('cuts a strip to the axis, and leaves out one that lies outside', () => {
    expect(stripOf(Date.parse(at('00:00')), Date.parse(at('14:00')), axis)).toEqual({ x: 0, width: 50 })
    expect(stripOf(Date.parse(at('01:00')), Date.parse(at('07:00')), axis)).toBeNull()
  })
})

describe('a stay in words', () => {
  it('counts its fullest moment', () => {
    expect(stayFactsOf(load())).toEqual([
      {
        arrivesAt: at('10:30'),
        leavesAt: at('11:30'),
        ...{ alreadyThere: 20, together: 50, left: 20, over: 10 },
      },
    ])
  })

  it('does not meet who leaves as the group arrives', () => {
    const stay = { arrivesAt: at('11:00'), leavesAt: at('11:30') }
    expect(stayFactsOf(load({ planned: [stay] }))[0]).toMatchObject({ alreadyThere: 0, over: 0, left: 40 })
  })
})
