import { timestampDate } from '@bufbuild/protobuf/wkt'
import { SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { FoundSlot } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import type { Site } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { demoPersonId } from '@xingzhi/runtime/person'
import { asActor } from '@xingzhi/runtime/rpc-client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type DemoTarget, signAs } from '../src/demo-target.ts'
import { type DemoPlan, planDemo } from '../src/plan-demo.ts'
import { seedDemo } from '../src/seed-demo.ts'
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

async function allSlots({ booking }: DemoTarget, onlyAvailable: boolean): Promise<FoundSlot[]> {
  const slots: FoundSlot[] = []
  for (let after = ''; ; ) {
    const page = await booking.searchSlots({
      filter: { kind: SlotKind.SESSION, onlyAvailable },
      page: { first: 100, after },
    })
    slots.push(...page.slots)
    after = page.pageInfo?.cursors.at(-1) ?? ''
    if (!page.pageInfo?.hasNextPage) return slots
  }
}

/** The demo of a few sites only. */
function smallPlan(seed: number, now: Date): DemoPlan {
  const plan = planDemo(seed, now)
  const sites = [...plan.sites.slice(0, 8), ...plan.sites.slice(-1)]
  const places = new Set(sites.map(({ placeId }) => placeId))
  const here = ({ placeId }: { placeId: string }) => places.has(placeId)
  const sessions = plan.sessions.filter(here)
  const keys = new Set(sessions.map(({ key }) => key))
  return {
    sites,
    sessions,
    activities: plan.activities.filter(here),
    grants: plan.grants.filter(here),
    reservations: plan.reservations.filter(({ sessionKey }) => keys.has(sessionKey)),
  }
}

/** Fails every call of one RPC once so many have gone through. */
function breaking(
  target: DemoTarget,
  service: 'venue' | 'booking',
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
    const seeding = await seedDemo(target)
    expect(seeding?.refused).toBe(0)

    const sites = await allSites(target)
    expect(sites.length).toBeGreaterThanOrEqual(100)
    expect(
      sites.every(({ demo, nameEn, streetTownCode }) => demo && nameEn !== '' && streetTownCode !== ''),
    ).toBe(true)
    expect(sites.some(({ precisionMetres }) => precisionMetres >= 1_000)).toBe(true)

    const slots = await allSlots(target, false)
    const left = slots.map(({ slot }) => (slot ? slot.capacity - slot.reserved : 0))
    expect(slots.length).toBe(seeding?.sessions)
    expect((await allSlots(target, true)).length).toBeGreaterThanOrEqual(1_500)
    expect(left.filter((places) => places === 0).length).toBeGreaterThan(10)
    expect(left.filter((places) => places === 1 || places === 2).length).toBeGreaterThan(50)
    expect(Math.min(...left)).toBe(0)

    const token = signAs(target.tokens, 'manager-1', 'MANAGER')
    const { grants } = await target.venue.listGrants(
      { of: { case: 'personId', value: demoPersonId('manager-1') } },
      asActor(token),
    )
    expect(grants.length).toBeGreaterThanOrEqual(5)
  })

  test('does nothing a second time', async () => {
    const { target, clock } = system
    await seedDemo(target, smallPlan)
    clock.advance({ days: 1 })
    expect(await seedDemo(target, smallPlan)).toBeUndefined()
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

  test.each([
    ['venue', 'putSite', 4],
    ['venue', 'publishSession', 100],
    ['booking', 'recordPerson', 50],
    ['booking', 'reserve', 0],
  ] as const)(
    'interrupted in %s.%s after %i calls, it is completed later and nothing is doubled',
    async (service, rpc, calls) => {
      const { target, clock } = system
      await expect(seedDemo(breaking(target, service, rpc, calls), smallPlan)).rejects.toThrow('cut')
      clock.advance({ hours: 20 })
      const seeding = await seedDemo(target, smallPlan)
      await system.drain()
      const sites = await allSites(target)
      expect(new Set(sites.map(({ name }) => name)).size).toBe(sites.length)
      expect(sites.length).toBe(9)
      const slots = await allSlots(target, false)
      const told = new Set(slots.map(({ slot }) => slot?.id))
      expect(told.size).toBe(slots.length)
      expect(slots.length).toBeGreaterThanOrEqual(seeding?.sessions ?? Number.POSITIVE_INFINITY)
      expect(slots.every(({ slot }) => slot?.startsAt && timestampDate(slot.startsAt) > clock())).toBe(true)
      expect(await seedDemo(target, smallPlan)).toBeUndefined()
    },
  )
})
