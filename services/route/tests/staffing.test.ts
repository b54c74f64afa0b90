import { timestampDate } from '@bufbuild/protobuf/wkt'
import { ShiftKind, ShiftStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import {
  DepartureCancelledSchema,
  DepartureChangedSchema,
  DepartureScheduledSchema,
} from '@xingzhi/proto/route/v1/events_pb.js'
import { CancelCause, DepartureStatus } from '@xingzhi/proto/route/v1/route_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { key, putRoute, putStation, putWalk, readDeparture, schedule, shanghai } from './route-data.ts'
import { operator, type RouteSystem, startRoute } from './start-route.ts'

let system: RouteSystem
beforeEach(async () => {
  system = await startRoute()
})
afterEach(async () => {
  await checkTruths(system.sql)
  await system.stop()
})

/** Starts on Wednesday 2027-03-03 at 10:00, which is 50 hours from now; two guides with 15 people each. */
async function scheduled(plan = {}) {
  const { route } = await putWalk(system)
  return schedule(system, route, '2027-03-03 10:00', plan)
}
const changesOf = (id: string) =>
  system.toldOf(DepartureChangedSchema).filter(({ facts }) => facts?.departure?.id === id)

describe('the places of a departure', () => {
  it('follow the guides, up to the limit, and are told each time', async () => {
    const { id } = await scheduled({ placesLimit: 25 })
    await system.staff(id, 1, 2)
    await system.staff(id, 2, 3)
    await system.staff(id, 0, 4)
    const told = changesOf(id).map(({ facts, shrinkTo }) => [facts?.departure?.capacity, shrinkTo])
    expect(told).toEqual([
      [15, undefined],
      [25, undefined],
      [0, undefined],
    ])
    expect(await readDeparture(system, id)).toMatchObject({ capacity: 0, guidesConfirmed: 0, version: 4n })
  })

  it('follow the newest fact alone, of this departure’s shift alone', async () => {
    const { id } = await scheduled()
    await system.staff(id, 2, 5)
    await system.staff(id, 1, 5)
    await system.staff(id, 0, 4)
    await system.staff(id, 1, 9, { kind: ShiftKind.SESSION })
    await system.staff(newId(), 1, 9)
    expect(await readDeparture(system, id)).toMatchObject({ capacity: 30, guidesConfirmed: 2, version: 2n })
    await system.staff(id, 2, 6, { status: ShiftStatus.CANCELLED })
    expect(await readDeparture(system, id)).toMatchObject({ capacity: 0, guidesConfirmed: 0, version: 3n })
    expect(changesOf(id)).toHaveLength(2)
  })

  it('change with the size of the groups', async () => {
    const { id } = await scheduled()
    await system.staff(id, 1, 2)
    const change = { departureId: id, groupSize: 10, idempotencyKey: key() }
    expect((await system.as(operator).changeDeparture(change)).departure?.capacity).toBe(10)
    const { facts } = must(await lastChange(id))
    expect(facts).toMatchObject({ maximumPartySize: 10, departure: { capacity: 10 } })
  })
})

describe('a departure that wants guides', () => {
  it('calls for help a day before, once, and no more when they have come', async () => {
    const { id } = await scheduled()
    system.clock.advance({ hours: 25.9 })
    await system.service.drain()
    expect(changesOf(id)).toEqual([])
    system.clock.advance({ hours: 0.1 })
    await system.service.drain()
    await system.service.drain()
    expect(changesOf(id).map(({ facts }) => facts?.departure?.callsForHelp)).toEqual([true])
    await system.staff(id, 2, 2)
    expect(await readDeparture(system, id)).toMatchObject({ callsForHelp: false, capacity: 30 })
  })

  it('that is scheduled within the day calls at once', async () => {
    const { route } = await putWalk(system)
    const { id, callsForHelp } = await schedule(system, route, '2027-03-01 18:00')
    await system.service.drain()
    const told = system.toldOf(DepartureScheduledSchema).find(({ facts }) => facts?.departure?.id === id)
    expect([callsForHelp, told?.facts?.departure?.callsForHelp]).toEqual([true, true])
  })

  it('shrinks two hours before to the guides that it has, and from then on at once', async () => {
    const { id } = await scheduled({ guidesWanted: 2 })
    await system.staff(id, 1, 2)
    system.clock.advance({ hours: 48 })
    await system.service.drain()
    expect(await lastChange(id)).toMatchObject({ shrinkTo: 15, facts: { departure: { capacity: 15 } } })
    await system.staff(id, 2, 3)
    const grown = must(await lastChange(id))
    expect([grown.shrinkTo, grown.facts?.departure?.capacity]).toEqual([undefined, 30])
    await system.staff(id, 1, 4)
    expect(await lastChange(id)).toMatchObject({ shrinkTo: 15, facts: { departure: { capacity: 15 } } })
  })

  it('is cancelled two hours before when there is none, and its stations are free', async () => {
    const { id, routeId } = await scheduled()
    system.clock.advance({ hours: 48 })
    await system.service.drain()
    const cancelled = {
      ...{
        status: DepartureStatus.CANCELLED,
        cancelCause: CancelCause.NO_GUIDE,
        cancelReason: '没有导学志愿者认领',
      },
    }
    expect(await readDeparture(system, id)).toMatchObject(cancelled)
    const [told, ...others] = system.toldOf(DepartureCancelledSchema)
    expect([told?.facts?.departure, others]).toMatchObject([cancelled, []])
    expect(timestampDate(must(told?.cancelledAt))).toEqual(system.clock())
    await schedule(system, { id: routeId }, '2027-03-03 10:10')
    const { entries } = await system.as(operator).listAuditEntries({ subjectId: id })
    expect(entries[0]).toMatchObject({ operation: 'Decide', actorId: '' })
  })

  it('is cancelled when its last guide leaves after that', async () => {
    const { id } = await scheduled()
    await system.staff(id, 2, 2)
    system.clock.advance({ hours: 49 })
    await system.service.drain()
    expect(changesOf(id)).toHaveLength(1)
    await system.staff(id, 0, 3)
    expect(await readDeparture(system, id)).toMatchObject({
      status: DepartureStatus.CANCELLED,
      guidesConfirmed: 0,
    })
  })

  it('that moves later is decided later', async () => {
    const { id } = await scheduled()
    const change = { departureId: id, startsAt: shanghai('2027-03-05 10:00'), idempotencyKey: key() }
    await system.as(operator).changeDeparture(change)
    system.clock.advance({ hours: 49 })
    await system.service.drain()
    expect(await readDeparture(system, id)).toMatchObject({
      status: DepartureStatus.SCHEDULED,
      callsForHelp: false,
    })
  })
})

describe('deadlines', () => {
  it('are met once by two processes at the same time, for many departures', async () => {
    const route = await putRoute(system, [await putStation(system, { capacity: 2000 })])
    const walls = Array.from({ length: 30 }, (_, index) => `2027-03-03 10:${String(index).padStart(2, '0')}`)
    const made = await Promise.all(walls.map((wall) => schedule(system, route, wall, { guidesWanted: 1 })))
    for (const [index, { id }] of made.entries()) if (index % 2 === 0) await system.staff(id, 1, 2)
    const beside = await startRoute({ on: system })
    system.clock.advance({ hours: 49 })
    await Promise.all([system.service.drain(), beside.service.drain()])
    await Promise.all([system.service.drain(), beside.service.drain()])
    const rows = await system.sql`
      select status, count(*)::int as count, max(version) as version from departures group by status order by status`
    expect(rows).toEqual([
      { status: 'CANCELLED', count: 15, version: 2 },
      { status: 'SCHEDULED', count: 15, version: 2 },
    ])
    // Each relay may send a fact once more, under the same id.
    const cancels = [...system.told, ...beside.told].filter(
      ({ type }) => type === DepartureCancelledSchema.typeName,
    )
    expect(new Set(cancels.map(({ id }) => id)).size).toBe(15)
    const decided = await system.sql`select from audit_entries where operation = 'Decide'`
    expect(decided).toHaveLength(15)
    await beside.stop()
  })
})

async function lastChange(id: string) {
  await system.service.drain()
  return changesOf(id).at(-1)
}
