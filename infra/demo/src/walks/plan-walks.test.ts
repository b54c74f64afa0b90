import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shanghaiDay, weekdayOf } from '../shanghai-day.ts'
import { placesOf } from './plan-walkers.ts'
import { planWalks, type WalksPlan } from './plan-walks.ts'

const plans = fc
  .tuple(
    fc.integer({ min: 0, max: 2 ** 31 }),
    fc.date({
      min: new Date('2025-01-01T00:00:00Z'),
      max: new Date('2031-12-31T00:00:00Z'),
      noInvalidDate: true,
    }),
  )
  .map(([seed, now]) => ({ now, plan: planWalks(seed, now) }))
const often = { numRuns: 15 }
const minuteMs = 60_000

/** Who is at a station from when until when, of all departures. */
function staysOf({ departures, routes }: WalksPlan) {
  return departures.flatMap(({ routeKey, startsAt, guidesWanted, groupSize }) => {
    let at = startsAt.getTime()
    return (routes.find((route) => route.routeKey === routeKey)?.stops ?? []).map((stop) => {
      const from = at + stop.walkMinutes * minuteMs
      at = from + stop.stayMinutes * minuteMs
      return { placeId: stop.placeId, from, until: at, people: guidesWanted * groupSize }
    })
  })
}

test('eleven routes lead over stations that are told of in both languages', () => {
  const { routes, stations } = planWalks(7, new Date('2026-05-06T03:00:00Z'))
  const han = /\p{Script=Han}/u
  expect(routes.length).toBe(11)
  expect(stations.length).toBe(62)
  for (const { name, nameEn, story, storyEn, streetTownCode } of stations) {
    expect(han.test(name) && han.test(story)).toBe(true)
    expect(nameEn !== '' && storyEn !== '' && !han.test(nameEn) && !han.test(storyEn)).toBe(true)
    expect(streetTownCode).toMatch(/^310112\d{3}$/)
  }
  for (const { name, summary, summaryEn, stops, path } of routes) {
    expect(han.test(name) && han.test(summary) && !han.test(summaryEn)).toBe(true)
    expect(stops[0]?.walkMinutes).toBe(0)
    expect(path.length).toBeGreaterThanOrEqual(2)
  }
})

test('no station ever holds more people than it can', () => {
  fc.assert(
    fc.property(plans, ({ plan }) => {
      const stays = staysOf(plan)
      for (const { placeId, capacity } of plan.stations) {
        const here = stays.filter((stay) => stay.placeId === placeId)
        for (const { from } of here) {
          const present = here.filter((stay) => stay.from <= from && from < stay.until)
          expect(present.reduce((sum, { people }) => sum + people, 0)).toBeLessThanOrEqual(capacity)
        }
      }
    }),
    often,
  )
})

test('a guide leads one walk a day and has what it needs, and no walk has more guides than it wants', () => {
  fc.assert(
    fc.property(plans, ({ plan }) => {
      const days = plan.claims.map(({ departureKey, person }) => {
        const departure = plan.departures.find(({ key }) => key === departureKey)
        const route = plan.routes.find(({ routeKey }) => routeKey === departure?.routeKey)
        const guide = plan.guides.find((one) => one.person === person)
        expect(guide?.admitted).toBe(true)
        for (const needed of route?.qualifications ?? []) expect(guide?.qualifications).toContain(needed)
        return `${person} ${departure && shanghaiDay(departure.startsAt)}`
      })
      expect(new Set(days).size).toBe(days.length)
      for (const { key, guidesWanted } of plan.departures) {
        const guides = plan.claims.filter(({ departureKey }) => departureKey === key)
        expect(guides.length).toBeLessThanOrEqual(guidesWanted)
      }
    }),
    often,
  )
})

test('nobody walks where no guide opens a place, and nobody twice a day', () => {
  fc.assert(
    fc.property(plans, ({ plan }) => {
      for (const departure of plan.departures) {
        const walkers = plan.reservations.filter(({ slotKey }) => slotKey === departure.key)
        const places = walkers.reduce((sum, { partySize }) => sum + partySize, 0)
        expect(places).toBeLessThanOrEqual(placesOf(departure, plan.claims))
        expect(walkers.every(({ partySize }) => partySize > 0)).toBe(true)
      }
      const days = plan.reservations.map(({ slotKey, person }) => `${person} ${slotKey.split(':')[1]}`)
      expect(new Set(days).size).toBe(days.length)
    }),
    often,
  )
})

test('museums rest on Mondays, and the cemetery on weekends', () => {
  fc.assert(
    fc.property(plans, ({ plan }) => {
      const weekdaysOf = (wanted: string) =>
        plan.departures
          .filter(({ routeKey }) => routeKey === wanted)
          .map(({ startsAt }) => weekdayOf(shanghaiDay(startsAt)))
      expect(weekdaysOf('r-museum-mile')).not.toContain(1)
      expect(weekdaysOf('r-xinzhuang').filter((weekday) => weekday > 5)).toEqual([])
      expect(weekdaysOf('r-duhang')).toEqual([])
    }),
    often,
  )
})

test('plans the same departures for a day, whichever day it is planned on', () => {
  const keysOf = (now: string) =>
    planWalks(7, new Date(now)).departures.filter(
      ({ startsAt }) =>
        startsAt >= new Date('2026-05-09T00:00:00Z') && startsAt < new Date('2026-05-16T00:00:00Z'),
    )
  expect(keysOf('2026-05-04T03:00:00Z')).toEqual(keysOf('2026-05-07T03:00:00Z'))
  expect(keysOf('2026-05-04T03:00:00Z').length).toBeGreaterThan(20)
})

test('everybody has no more claims and reservations than the rules allow', () => {
  fc.assert(
    fc.property(plans, ({ plan }) => {
      const most = (people: string[]) =>
        Math.max(
          0,
          ...new Map(people.map((one) => [one, people.filter((other) => other === one).length])).values(),
        )
      expect(most(plan.reservations.map(({ person }) => person))).toBeLessThanOrEqual(10)
      expect(most(plan.claims.map(({ person }) => person))).toBeLessThanOrEqual(6)
    }),
    often,
  )
})
