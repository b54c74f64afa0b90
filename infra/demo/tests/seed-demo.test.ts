import { timestampDate } from '@bufbuild/protobuf/wkt'
import { SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { FoundSlot } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { GuideStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import type { Site } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { demoPersonId } from '@xingzhi/runtime/person'
import { asActor } from '@xingzhi/runtime/rpc-client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asOperator } from '../src/as-person.ts'
import { type DemoTarget, signAs } from '../src/demo-target.ts'
import { type DemoPlan, planDemo } from '../src/plan-demo.ts'
import { seedDemo } from '../src/seed-demo.ts'
import { planWalks, type WalksPlan } from '../src/walks/plan-walks.ts'
import { type System, startSystem } from './start-system.ts'

let system: System
beforeEach(async () => {
  system = await startSystem()
})
afterEach(() => system.stop())

async function allSites({ venue }: DemoTarget): Promise<Site[]> {
  const first = await venue.listSites({ page: { first: 100 } })
  const second = await venue.listSites({ page: { first: 100, after: first.pageInfo?.cursors.at(-1) ?? '' } })
  return [...first.sites, ...second.sites]
}

async function allSlots(
  { booking }: DemoTarget,
  kind: SlotKind,
  onlyAvailable = false,
): Promise<FoundSlot[]> {
  const slots: FoundSlot[] = []
  for (let after = ''; ; ) {
    const page = await booking.searchSlots({
      filter: { kind, onlyAvailable },
      page: { first: 100, after },
    })
    slots.push(...page.slots)
    after = page.pageInfo?.cursors.at(-1) ?? ''
    if (!page.pageInfo?.hasNextPage) return slots
  }
}

/** The demo of a few sites only, and of the last one. */
const someSites =
  (count: number) =>
  (seed: number, now: Date): DemoPlan => {
    const plan = planDemo(seed, now)
    const sites = [...plan.sites.slice(0, count), ...plan.sites.slice(-1)]
    const places = new Set(sites.map(({ placeId }) => placeId))
    const here = ({ placeId }: { placeId: string }) => places.has(placeId)
    const sessions = plan.sessions.filter(here)
    const keys = new Set(sessions.map(({ key }) => key))
    return {
      sites,
      sessions,
      activities: plan.activities.filter(here),
      grants: plan.grants.filter(here),
      reservations: plan.reservations.filter(({ slotKey }) => keys.has(slotKey)),
    }
  }

/** The walks of a few routes only, and the last one. */
const someRoutes =
  (count: number) =>
  (seed: number, now: Date): WalksPlan => {
    const plan = planWalks(seed, now)
    const routes = [...plan.routes.slice(0, count), ...plan.routes.slice(-1)]
    const used = new Set(routes.flatMap(({ stops }) => stops.map(({ placeId }) => placeId)))
    const departures = plan.departures.filter(({ routeKey }) =>
      routes.some((one) => one.routeKey === routeKey),
    )
    const keys = new Set(departures.map(({ key }) => key))
    return {
      ...plan,
      routes,
      departures,
      guides: count > 0 ? plan.guides : [],
      trainings: count > 0 ? plan.trainings : [],
      stations: plan.stations.filter(({ placeId }) => used.has(placeId)),
      claims: plan.claims.filter(({ departureKey }) => keys.has(departureKey)),
      reservations: plan.reservations.filter(({ slotKey }) => keys.has(slotKey)),
    }
  }

const seedSites = (target: DemoTarget) => seedDemo(target, someSites(4), someRoutes(0))
const seedRoutes = (target: DemoTarget) => seedDemo(target, someSites(0), someRoutes(2))

/** Fails every call of one RPC once so many have gone through. */
function breaking(
  target: DemoTarget,
  service: 'venue' | 'booking' | 'route' | 'guide',
  rpc: string,
  callsMax: number,
): DemoTarget {
  let calls = 0
  const broken = new Proxy(target[service] as object, {
    get: (client, name) => {
      const method = Reflect.get(client, name) as (...words: unknown[]) => Promise<unknown>
      if (name !== rpc) return method
      return (...words: unknown[]) =>
        ++calls > callsMax ? Promise.reject(new Error('cut')) : method(...words)
    },
  })
  return { ...target, [service]: broken }
}

describe('seedDemo', { timeout: 120_000 }, () => {
  test('fills an empty system: 100 sites, 1,500 open sessions, crowds, managers', async () => {
    const { target } = system
    const { workshops, walks } = must(await seedDemo(target))
    expect(workshops?.refused).toBe(0)
    expect(walks?.refused).toBe(0)

    const sites = await allSites(target)
    expect(sites.length).toBeGreaterThanOrEqual(100)
    expect(
      sites.every(({ demo, nameEn, streetTownCode }) => demo && nameEn !== '' && streetTownCode !== ''),
    ).toBe(true)
    expect(sites.some(({ precisionMetres }) => precisionMetres >= 1_000)).toBe(true)

    const slots = await allSlots(target, SlotKind.SESSION)
    const left = slots.map(({ slot }) => (slot ? slot.capacity - slot.reserved : 0))
    expect(slots.length).toBe(workshops?.sessions)
    expect((await allSlots(target, SlotKind.SESSION, true)).length).toBeGreaterThanOrEqual(1_500)
    expect(left.filter((places) => places === 0).length).toBeGreaterThan(10)
    expect(left.filter((places) => places === 1 || places === 2).length).toBeGreaterThan(50)
    expect(Math.min(...left)).toBe(0)

    const token = signAs(target.tokens, 'manager-1', 'MANAGER')
    const { grants } = await target.venue.listGrants(
      { of: { case: 'personId', value: demoPersonId('manager-1') } },
      asActor(token),
    )
    expect(grants.length).toBeGreaterThanOrEqual(5)
    await system.drain()
    await expectWalks(system)
  })

  test('does nothing a second time', async () => {
    const { target, clock } = system
    await seedSites(target)
    clock.advance({ days: 1 })
    expect(await seedSites(target)).toBeUndefined()
  })

  test('leaves a system with a site of its own alone', async () => {
    const { target } = system
    await target.venue.putSite(
      {
        site: {
          name: '自己的站点',
          streetTownCode: '310112001',
          point: { latitude: 31.01, longitude: 121.41 },
          capacity: 20,
        },
        idempotencyKey: 'own',
      },
      asActor(signAs(target.tokens, 'operator-1', 'OPERATOR')),
    )
    expect(await seedDemo(target)).toBeUndefined()
    expect((await allSites(target)).length).toBe(1)
  })
})

describe('an interrupted seeding', { timeout: 120_000 }, () => {
  test.each([
    ['venue', 'putSite', 3],
    ['venue', 'publishSession', 30],
    ['booking', 'recordPerson', 20],
    ['booking', 'reserve', 0],
  ] as const)(
    'of sites, ended in %s.%s after %i calls, is completed later and nothing is doubled',
    async (service, rpc, calls) => {
      const { target, clock } = system
      await expect(seedSites(breaking(target, service, rpc, calls))).rejects.toThrow('cut')
      clock.advance({ hours: 20 })
      const { workshops } = must(await seedSites(target))
      await system.drain()
      const sites = await allSites(target)
      expect(new Set(sites.map(({ name }) => name)).size).toBe(sites.length)
      expect(sites.length).toBe(5)
      const slots = await allSlots(target, SlotKind.SESSION)
      const told = new Set(slots.map(({ slot }) => slot?.id))
      expect(told.size).toBe(slots.length)
      expect(slots.length).toBeGreaterThanOrEqual(must(workshops).sessions)
      expect(slots.every(({ slot }) => slot?.startsAt && timestampDate(slot.startsAt) > clock())).toBe(true)
      expect(await seedSites(target)).toBeUndefined()
    },
  )

  test.each([
    ['guide', 'enrolInTraining', 3],
    ['route', 'putRoute', 1],
    ['route', 'scheduleDeparture', 4],
    ['guide', 'claimShift', 2],
  ] as const)(
    'of walks, ended in %s.%s after %i calls, is completed later and nothing is doubled',
    async (service, rpc, calls) => {
      const { target, clock } = system
      await expect(seedRoutes(breaking(target, service, rpc, calls))).rejects.toThrow('cut')
      clock.advance({ hours: 20 })
      const { walks } = must(await seedRoutes(target))
      await system.drain()
      expect((await target.route.listRoutes({})).routes.length).toBe(3)
      const lists = await Promise.all(
        [true, false].map((past) => target.guide.listTrainings({ past }, asOperator(target))),
      )
      expect(lists.flatMap(({ trainings }) => trainings).length).toBe(3)
      const { departures } = await target.route.listDepartures({ page: { first: 100 } })
      const starts = departures.map(({ routeId, startsAt }) => `${routeId} ${startsAt?.seconds}`)
      expect(new Set(starts).size).toBe(starts.length)
      expect(departures.length).toBeGreaterThanOrEqual(must(walks).departures)
      expect(await seedRoutes(target)).toBeUndefined()
    },
  )
})

/** Routes with their stations, departures that guides lead and people walk, some that wait for a guide, and guides who wait themselves. */
async function expectWalks({ target, clock }: System): Promise<void> {
  const { routes } = await target.route.listRoutes({})
  expect(routes.length).toBe(11)
  expect(routes.filter(({ composed }) => composed).length).toBe(8)
  expect(routes.every(({ demo, nameEn, summaryEn }) => demo && nameEn && summaryEn)).toBe(true)
  const page = { first: 100 }
  const { departures } = await target.route.listDepartures({ page })
  const open = departures.filter(({ capacity }) => capacity > 0)
  expect(departures.length).toBeGreaterThan(60)
  expect(open.length / departures.length).toBeGreaterThan(0.6)
  expect(departures.some(({ capacity }) => capacity === 0)).toBe(true)
  expect(open.some(({ guidesConfirmed, guidesWanted }) => guidesConfirmed < guidesWanted)).toBe(true)
  const calling = departures.filter(({ callsForHelp }) => callsForHelp)
  expect(calling.length).toBeGreaterThanOrEqual(1)
  expect(calling.length).toBeLessThanOrEqual(2)
  expect(calling.every(({ decideAt }) => decideAt && timestampDate(decideAt) > clock())).toBe(true)

  const slots = await allSlots(target, SlotKind.DEPARTURE)
  expect(slots.length).toBe(departures.length)
  const walkers = slots.reduce((sum, { slot }) => sum + (slot?.reserved ?? 0), 0)
  expect(walkers).toBeGreaterThan(300)

  const operator = asOperator(target)
  const guides = async (status: GuideStatus) =>
    (await target.guide.listGuides({ status, page }, operator)).guides.length
  expect([await guides(GuideStatus.ADMITTED), await guides(GuideStatus.APPLIED)]).toEqual([30, 3])
  const { trainings } = await target.guide.listTrainings({ past: true }, operator)
  expect(trainings.map(({ enrolled }) => enrolled)).toEqual([20])
  const { qualifications } = await target.guide.getGuide({ personId: demoPersonId('guide-1') }, operator)
  expect(qualifications.length).toBe(2)
}
