import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toBring } from './arriving.ts'
import { planDemo } from './plan-demo.ts'
import type { PlannedSession } from './plan-sessions.ts'
import { momentOf, shanghaiDay, weekdayOf } from './shanghai-day.ts'

const moments = fc
  .date({ min: new Date('2025-01-01T00:00:00Z'), max: new Date('2031-12-31T00:00:00Z'), noInvalidDate: true })
  .map((at) => new Date(Math.floor(at.getTime() / 1000) * 1000))
const seeds = fc.integer({ min: 0, max: 2 ** 31 })
const plans = fc.tuple(seeds, moments).map(([seed, now]) => ({ seed, now, plan: planDemo(seed, now) }))
const often = { numRuns: 15 }

const minuteMs = 60_000
const meets = (one: PlannedSession, other: PlannedSession) =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt

function reservedBySession(plan: ReturnType<typeof planDemo>): Map<string, number> {
  const reserved = new Map<string, number>()
  for (const { slotKey, partySize } of plan.reservations) {
    reserved.set(slotKey, (reserved.get(slotKey) ?? 0) + partySize)
  }
  return reserved
}

describe('the demo', () => {
  test('has at least 100 sites, 1,500 sessions of 6 to 40 places, and all five crafts', () => {
    fc.assert(
      fc.property(plans, ({ plan }) => {
        expect(plan.sites.length).toBeGreaterThanOrEqual(100)
        expect(plan.sessions.length).toBeGreaterThanOrEqual(1_500)
        const capacities = plan.sessions.map(({ capacity }) => capacity)
        expect(Math.min(...capacities)).toBe(6)
        expect(Math.max(...capacities)).toBe(40)
        expect(new Set(plan.sessions.map(({ activity }) => activity.craft))).toEqual(new Set([1, 2, 3, 4, 5]))
      }),
      often,
    )
  })

  test('is the same for the same seed and moment, and another for another seed', () => {
    const now = new Date('2026-05-06T03:00:00Z')
    expect(planDemo(7, now)).toEqual(planDemo(7, now))
    expect(planDemo(8, now).sessions.map(({ key }) => key)).not.toEqual(
      planDemo(7, now).sessions.map(({ key }) => key),
    )
  })

  test('plans the same sessions and reservations for a day, whichever day it is planned on', () => {
    const monday = planDemo(7, new Date('2026-05-04T03:00:00Z'))
    const thursday = planDemo(7, new Date('2026-05-07T03:00:00Z'))
    const day = shanghaiDay(new Date('2026-05-16T03:00:00Z'))
    const sessionsOf = (plan: typeof monday) =>
      plan.sessions.filter(({ startsAt }) => shanghaiDay(startsAt) === day)
    const keys = new Set(sessionsOf(monday).map(({ key }) => key))
    const reservationsOf = (plan: typeof monday) =>
      plan.reservations.filter(({ slotKey }) => keys.has(slotKey))
    expect(keys.size).toBeGreaterThan(50)
    expect(sessionsOf(thursday)).toEqual(sessionsOf(monday))
    expect(reservationsOf(thursday)).toEqual(reservationsOf(monday))
  })

  test('says everything in both languages, and no two things have one key', () => {
    const plan = planDemo(7, new Date('2026-05-06T03:00:00Z'))
    const han = /\p{Script=Han}/u
    for (const { idea } of plan.activities) {
      expect([idea.title, idea.summary, idea.materials].every((text) => han.test(text))).toBe(true)
      expect([idea.titleEn, idea.summaryEn].every((text) => text !== '' && !han.test(text))).toBe(true)
    }
    for (const { craft } of plan.activities) {
      const { whatToBring, whatToBringEn } = toBring(craft)
      expect([whatToBring.startsWith('示例'), whatToBringEn.startsWith('Example')]).toEqual([true, true])
    }
    for (const site of plan.sites) {
      expect([site.contact, site.directions, site.directionsEn].join()).toMatch(/^示例.*示例.*Example/s)
      expect(han.test(site.name)).toBe(true)
      expect(site.nameEn).not.toBe('')
      expect(site.streetTownCode).toMatch(/^310112\d{3}$/)
      expect(site.address).toMatch(/^\P{Script=Latin}+$/u)
    }
    const keys = plan.sessions.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThan(100)
  })
})

describe('its sessions', () => {
  test('lie in the next 21 days, within 9:00–20:30 and the opening hours, on quarters of an hour', () => {
    fc.assert(
      fc.property(plans, ({ now, plan }) => {
        const sites = new Map(plan.sites.map((site) => [site.placeId, site]))
        for (const { placeId, startsAt, endsAt } of plan.sessions) {
          const day = shanghaiDay(startsAt)
          const minute = (at: Date) => (at.getTime() - momentOf(day, 0).getTime()) / minuteMs
          expect(startsAt.getTime()).toBeGreaterThan(now.getTime())
          expect(day - shanghaiDay(now)).toBeLessThanOrEqual(21)
          expect(minute(startsAt) % 15).toBe(0)
          const opening = sites.get(placeId)?.openings.find(({ weekday }) => weekday === weekdayOf(day))
          expect(minute(startsAt)).toBeGreaterThanOrEqual(Math.max(9 * 60, opening?.opensMinute ?? Infinity))
          expect(minute(endsAt)).toBeLessThanOrEqual(Math.min(20 * 60 + 30, opening?.closesMinute ?? 0))
        }
      }),
      often,
    )
  })

  test('never share a room or overfill a room or a site, and some run at the same time', () => {
    fc.assert(
      fc.property(plans, ({ plan }) => {
        const sites = new Map(plan.sites.map((site) => [site.placeId, site]))
        let together = 0
        for (const [placeId, sessions] of Map.groupBy(plan.sessions, ({ placeId }) => placeId)) {
          const site = sites.get(placeId)
          for (const session of sessions) {
            const others = sessions.filter((other) => other !== session && meets(session, other))
            together += others.length
            expect(others.some(({ room }) => room === '' || room === session.room)).toBe(false)
            const running = others.filter((other) => other.startsAt <= session.startsAt)
            const places = running.reduce((sum, { capacity }) => sum + capacity, session.capacity)
            expect(places).toBeLessThanOrEqual(site?.capacity ?? 0)
            const room = site?.rooms.find(({ name }) => name === session.room)
            expect(session.capacity).toBeLessThanOrEqual(room?.capacity ?? site?.capacity ?? 0)
          }
        }
        expect(together).toBeGreaterThan(20)
      }),
      often,
    )
  })
})

describe('its reservations', () => {
  test('leave some sessions nearly full, a few full, some untouched, and oversell none', () => {
    fc.assert(
      fc.property(plans, ({ plan }) => {
        const reserved = reservedBySession(plan)
        const left = plan.sessions.map(({ key, capacity }) => capacity - (reserved.get(key) ?? 0))
        expect(Math.min(...left)).toBe(0)
        const full = left.filter((places) => places === 0).length
        expect(full).toBeGreaterThan(20)
        expect(full).toBeLessThan(plan.sessions.length / 10)
        expect(left.filter((places) => places === 1 || places === 2).length).toBeGreaterThan(60)
        expect(plan.sessions.filter(({ key }) => !reserved.has(key)).length).toBeGreaterThan(100)
      }),
      often,
    )
  })

  test('put nobody in two places at once and leave citizen-1 to citizen-5000 alone', () => {
    fc.assert(
      fc.property(plans, ({ plan }) => {
        const sessions = new Map(plan.sessions.map((session) => [session.key, session]))
        for (const [person, held] of Map.groupBy(plan.reservations, (reservation) => reservation.person)) {
          expect(Number(person.replace('citizen-', ''))).toBeGreaterThan(5_000)
          expect(held.length).toBeLessThanOrEqual(3)
          const theirs = held.map(({ slotKey }) => sessions.get(slotKey) as PlannedSession)
          expect(theirs.some((one) => theirs.some((other) => other !== one && meets(one, other)))).toBe(false)
        }
        for (const { slotKey, partySize } of plan.reservations) {
          const idea = sessions.get(slotKey)?.activity.idea
          expect(partySize).toBeGreaterThan(0)
          expect(partySize).toBeLessThanOrEqual(idea?.maximumPartySize ?? 0)
        }
      }),
      often,
    )
  })
})

describe('its managers', () => {
  test('each have several sites; manager-1 the best known; the last site waits for one', () => {
    const { sites, grants } = planDemo(7, new Date('2026-05-06T03:00:00Z'))
    const byPerson = Map.groupBy(grants, ({ person }) => person)
    expect([...byPerson.keys()].sort()).toEqual(
      Array.from({ length: 10 }, (_, index) => `manager-${index + 1}`).sort(),
    )
    for (const theirs of byPerson.values()) expect(theirs.length).toBeGreaterThanOrEqual(5)
    expect(byPerson.get('manager-1')?.map(({ placeId }) => placeId)).toContain('qibao-oldtown')
    expect(grants.length).toBe(sites.length - 1)
    expect(grants.some(({ placeId }) => placeId === sites.at(-1)?.placeId)).toBe(false)
  })
})
