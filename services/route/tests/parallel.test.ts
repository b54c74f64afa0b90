import { fromBinary } from '@bufbuild/protobuf'
import {
  DepartureCancelledSchema,
  DepartureChangedSchema,
  DepartureScheduledSchema,
} from '@xingzhi/proto/route/v1/events_pb.js'
import type { Route, Station } from '@xingzhi/proto/route/v1/route_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { readSoak } from '@xingzhi/runtime/testing/config'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkTruths } from './check-truths.ts'
import {
  belltower,
  key,
  planAt,
  putRoute,
  putStation,
  readDeparture,
  schedule,
  shanghai,
} from './route-data.ts'
import { operator, type RouteSystem, startRoute } from './start-route.ts'

const soak = readSoak(process.env)

let system: RouteSystem
let beside: RouteSystem
beforeAll(async () => {
  system = await startRoute()
  beside = await startRoute({ on: system })
})
afterAll(async () => {
  await beside.stop()
  await system.stop()
})

const minute = fc.integer({ min: 0, max: 120 })
const guidesWanted = fc.integer({ min: 1, max: 3 })
const which = fc.nat()
const command = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('schedule' as const), minute, guidesWanted, which }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('change' as const), minute, guidesWanted, which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), which }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('staff' as const),
      which,
      claimed: fc.integer({ min: 0, max: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('resize' as const),
      which,
      capacity: fc.integer({ min: 25, max: 60 }),
    }),
  },
)
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never

interface Scene {
  stations: Station[]
  routes: Route[]
  made: string[]
}

describe('many operators at once, in two processes', () => {
  it('never overfill a station, and tell each departure in order up to where it stands', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 30, maxLength: 60 }), async (commands) => {
        const scene = await makeScene()
        await Promise.all(commands.map((each, index) => refusedOrDone(perform(each, index, scene))))
        await Promise.all([system.service.drain(), beside.service.drain()])
        await checkTruths(system.sql)
        for (const id of scene.made) await expectToldUpTo(id)
      }),
      soak.draws(6),
    )
  })

  it('give the last places of a station to one of two', async () => {
    for (let run = 0; run < 10; run++) {
      const shared = await putStation(system, { capacity: 50 })
      const [one, other] = await Promise.all([putRoute(system, [shared]), putRoute(system, [shared])])
      const ended = await Promise.allSettled([
        schedule(system, one, '2027-03-10 10:00'),
        schedule(beside, other, '2027-03-10 10:10'),
        schedule(system, one, '2027-03-10 10:15'),
      ])
      expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
    }
  })

  it('find a station smaller or a departure at it, never both', async () => {
    for (let run = 0; run < 10; run++) {
      const station = await putStation(system)
      const route = await putRoute(system, [station])
      const ended = await Promise.allSettled([
        schedule(system, route, '2027-03-10 10:00'),
        resize(beside, station, 25),
      ])
      expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    }
  })

  it('find a station closed or a departure that its closure touches, never neither', async () => {
    for (let run = 0; run < 10; run++) {
      const station = await putStation(system)
      const route = await putRoute(system, [station])
      const of = { case: 'stationId' as const, value: station.id }
      const [scheduled, closed] = await Promise.allSettled([
        schedule(system, route, '2027-03-10 10:00'),
        beside.as(operator).addClosure({ closure: { of, reason: '修缮' }, idempotencyKey: key() }),
      ])
      const touched = closed.status === 'fulfilled' ? closed.value.departureIds : []
      expect(touched).toHaveLength(scheduled.status === 'fulfilled' ? 1 : 0)
    }
  })
})

describe('the database itself', () => {
  it('lets nobody overfill a station, whatever the code does', async () => {
    const station = await putStation(system, { capacity: 50 })
    const route = await putRoute(system, [station])
    const { id } = await schedule(system, route, '2027-03-10 10:00')
    const { sql } = system
    const take = (position: number, wall: string, people: number) => sql`
      insert into stays (departure_id, position, station_id, arrives_at, leaves_at, people, active)
      values (${id}, ${position}, ${station.id}, ${wall}, ${wall}::timestamptz + interval '20 minutes', ${people}, true)`
    await expect(take(1, '2027-03-10T10:19:00+08:00', 21)).rejects.toMatchObject({
      constraint_name: 'stays_within_capacity',
    })
    await expect(take(1, '2027-03-10T09:41:00+08:00', 21)).rejects.toThrow(/holds 50, not 51/)
    const grow = sql`update stays set people = 51 where departure_id = ${id}`
    await expect(grow).rejects.toMatchObject({ constraint_name: 'stays_within_capacity' })
    // An end on the others' beginning is no overlap, and what is free takes nothing.
    await take(1, '2027-03-10T10:20:00+08:00', 50)
    await sql`update stays set active = false where departure_id = ${id} and position = 0`
    await take(2, '2027-03-10T10:00:00+08:00', 50)
  })
})

async function makeScene(): Promise<Scene> {
  const stations = await Promise.all([1, 2, 3].map(() => putStation(system)))
  const [a, b, c] = stations
  const ways = [
    [a, b, c],
    [c, a],
    [b, a, b],
  ]
  const routes = await Promise.all(
    ways.map((way) =>
      putRoute(
        system,
        way.map((each) => must(each)),
      ),
    ),
  )
  return { stations, routes, made: [] }
}

async function perform(each: Command, index: number, { stations, routes, made }: Scene): Promise<void> {
  const by = index % 2 === 0 ? system : beside
  if (each.kind === 'schedule') {
    const route = must(routes[each.which % routes.length])
    const plan = planAt(route, wallTime(each.minute), { guidesWanted: each.guidesWanted })
    const { departure } = await by.as(operator).scheduleDeparture({ plan, idempotencyKey: key() })
    made.push(must(departure).id)
    return
  }
  // Commands start together: let some departures come to exist.
  await by.as(operator).listDepartures({})
  await by.as(operator).listDepartures({})
  if (each.kind === 'resize') return resize(by, must(stations[each.which % stations.length]), each.capacity)
  const departureId = made[each.which % Math.max(made.length, 1)]
  if (!departureId) return
  const idempotencyKey = key()
  if (each.kind === 'staff') return by.staff(departureId, each.claimed, index + 1)
  if (each.kind === 'cancel') {
    await by.as(operator).cancelDeparture({ departureId, reason: '下雨', idempotencyKey })
    return
  }
  const change = { guidesWanted: each.guidesWanted, startsAt: shanghai(wallTime(each.minute)) }
  await by.as(operator).changeDeparture({ departureId, ...change, idempotencyKey })
}

async function resize(by: RouteSystem, { id }: Station, capacity: number): Promise<void> {
  await by.as(operator).putStation({ station: { ...belltower, id, capacity }, idempotencyKey: key() })
}

async function refusedOrDone(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!refusalOf(error)) throw error
  })
}

async function expectToldUpTo(id: string): Promise<void> {
  const schemas = [DepartureScheduledSchema, DepartureChangedSchema, DepartureCancelledSchema]
  const told = [...system.told, ...beside.told]
    .filter((message) => message.key === id)
    .map((message) => {
      const schema = must(schemas.find((each) => each.typeName === message.type))
      return must(fromBinary(schema, message.payload).facts?.departure)
    })
  const byVersion = new Map(told.map((departure) => [Number(departure.version), departure]))
  expect([...byVersion.keys()]).toEqual([...byVersion.keys()].sort((one, other) => one - other))
  expect(byVersion.size).toBe(Math.max(...byVersion.keys()))
  expect([...byVersion.values()].at(-1)).toEqual(await readDeparture(system, id))
}

function wallTime(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `2027-03-10 ${two(10 + Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
