import { timestampDate } from '@bufbuild/protobuf/wkt'
import { Language, Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import {
  DepartureCancelledSchema,
  DepartureChangedSchema,
  DepartureScheduledSchema,
} from '@xingzhi/proto/route/v1/events_pb.js'
import { CancelCause, DepartureStatus } from '@xingzhi/proto/route/v1/route_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkTruths } from './check-truths.ts'
import {
  key,
  planAt,
  putRoute,
  putStation,
  putWalk,
  readDeparture,
  refusalFrom,
  schedule,
  shanghai,
  wallOf,
} from './route-data.ts'
import { citizen, operator, type RouteClient, type RouteSystem, startRoute } from './start-route.ts'

let system: RouteSystem
let asOperator: RouteClient
beforeAll(async () => {
  system = await startRoute()
  asOperator = system.as(operator)
})
afterAll(async () => {
  await checkTruths(system.sql)
  await system.stop()
})

describe('scheduling a departure', () => {
  it('takes the timetable from stays and ways, and tells others what they need', async () => {
    const { first, second, route } = await putWalk(system)
    const departure = await schedule(system, route, '2027-03-10 10:00', {
      languages: [Language.ZH, Language.EN],
    })
    expect(
      departure.stops.map(({ stationId, arrivesAt, leavesAt }) => [
        stationId,
        wallOf(arrivesAt),
        wallOf(leavesAt),
      ]),
    ).toEqual([
      [first.id, '03-10 10:00', '03-10 10:20'],
      [second.id, '03-10 10:30', '03-10 10:50'],
    ])
    expect(departure).toMatchObject({
      capacity: 0,
      guidesConfirmed: 0,
      status: DepartureStatus.SCHEDULED,
      version: 1n,
    })
    expect([departure.callForHelpAt, departure.decideAt].map(wallOf)).toEqual(['03-09 10:00', '03-10 08:00'])
    await system.service.drain()
    const told = must(system.toldOf(DepartureScheduledSchema).at(-1)?.facts)
    expect(told.departure).toEqual(departure)
    expect(told).toMatchObject({
      theme: Theme.INTANGIBLE_HERITAGE,
      maximumPartySize: 15,
      streetTownCode: '310112102',
    })
    expect(told.point).toMatchObject({ latitude: 31.1564, longitude: 121.3497 })
    expect(await readDeparture(system, departure.id)).toEqual(departure)
  })

  it('respects a station over the departures of all routes that share it', async () => {
    const shared = await putStation(system, {
      capacity: 50,
      name: '张充仁纪念馆',
      nameEn: 'Zhang Chongren Museum',
    })
    const [one, other] = await Promise.all([
      putRoute(system, [shared]),
      putRoute(system, [await putStation(system, { capacity: 100 }), shared]),
    ])
    await schedule(system, one, '2027-03-10 10:00')
    // The other route reaches it after 30 minutes: at 10:10, while 30 of 50 are there until 10:20.
    const refused = await refusalFrom(schedule(system, other, '2027-03-10 09:40'))
    expect(refused).toEqual({
      code: 'STATION_FULL',
      facts: {
        ...{ stationId: shared.id, station: '张充仁纪念馆', stationEn: 'Zhang Chongren Museum' },
        ...{ capacity: '50', people: '30', left: '20', at: '2027-03-10T02:10:00.000Z' },
      },
      starts: ['03-10 09:50', '03-10 10:05', '03-10 09:10', '03-10 10:20'],
    })
    // Twenty fit beside them, and a start on the others' end is no overlap.
    await schedule(system, other, '2027-03-10 09:40', { guidesWanted: 1 })
    await schedule(system, other, '2027-03-10 09:50')
  })
})

describe('a schedule', () => {
  it('suggests starts that are taken when they are tried', async () => {
    const { route } = await putWalk(system, { capacity: 30, openingHours: 'Tu-Su 09:00-16:30; Mo off' })
    await schedule(system, route, '2027-03-10 10:00')
    const { code, starts } = await refusalFrom(schedule(system, route, '2027-03-10 10:05'))
    expect([code, starts]).toEqual([
      'STATION_FULL',
      ['03-10 10:20', '03-10 09:40', '03-10 10:35', '03-10 09:25'],
    ])
    for (const start of starts.slice(0, 2)) await schedule(system, route, `2027-${start}`)
  })

  it('keeps to opening hours of every station, in the district’s time', async () => {
    const always = await putStation(system)
    const museum = await putStation(system, { openingHours: 'Tu-Su 09:00-16:30; Mo off' })
    const route = await putRoute(system, [always, museum])
    const early = await refusalFrom(schedule(system, route, '2027-03-10 08:00'))
    expect(early).toMatchObject({
      code: 'OUTSIDE_OPENING',
      facts: {
        stationId: museum.id,
        arrivesAt: '2027-03-10T00:30:00.000Z',
        leavesAt: '2027-03-10T00:50:00.000Z',
      },
      starts: ['03-10 08:30', '03-10 08:45', '03-10 09:00', '03-10 09:15'],
    })
    const onMonday = await refusalFrom(schedule(system, route, '2027-03-08 12:00'))
    expect([onMonday.code, onMonday.starts[0]]).toEqual(['OUTSIDE_OPENING', '03-07 15:40'])
    await schedule(system, route, '2027-03-10 15:40')
  })
})

describe('a schedule request', () => {
  it('refuses what is past, too large for a station, or on no route', async () => {
    const { first, route } = await putWalk(system)
    const past = await refusalFrom(schedule(system, route, '2027-03-01 08:00'))
    expect(past).toMatchObject({ code: 'TOO_LATE', facts: { deadline: '2027-03-01T00:00:00.000Z' } })
    expect(past.starts).toEqual(['03-01 08:01', '03-01 08:16', '03-01 08:31', '03-01 08:46'])
    const large = await refusalFrom(schedule(system, route, '2027-03-10 10:00', { guidesWanted: 3 }))
    expect(large).toMatchObject({
      code: 'STATION_FULL',
      facts: { stationId: first.id, people: '45', left: '40' },
      starts: [],
    })
    const nowhere = await refusalFrom(schedule(system, { id: newId() }, '2027-03-10 10:00'))
    expect(nowhere).toMatchObject({ code: 'NOT_FOUND', facts: { what: 'route' } })
  })

  it('answers a known key as the first time, a refusal too, and no other request under it', async () => {
    const { route } = await putWalk(system)
    const idempotencyKey = key()
    const ask = (wall: string) => asOperator.scheduleDeparture({ plan: planAt(route, wall), idempotencyKey })
    const [one, two] = await Promise.all([ask('2027-03-10 10:00'), ask('2027-03-10 10:00')])
    expect(one).toEqual(two)
    expect(await refusalFrom(ask('2027-03-10 11:00'))).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
    const refusedKey = key()
    const again = () =>
      refusalFrom(
        asOperator.scheduleDeparture({ plan: planAt(route, '2027-03-10 10:10'), idempotencyKey: refusedKey }),
      )
    const first = await again()
    await asOperator.cancelDeparture({
      departureId: must(one.departure).id,
      reason: '下雨',
      idempotencyKey: key(),
    })
    expect(await again()).toEqual(first)
  })

  it('keeps the timetable of a route that changes', async () => {
    const { first, second, route } = await putWalk(system)
    const departure = await schedule(system, route, '2027-03-10 10:00')
    const stops = [second, first].map(({ id }) => ({ stationId: id, stayMinutes: 60, walkMinutes: 0 }))
    const { $typeName: _, ...plain } = route
    await asOperator.putRoute({ route: { ...plain, stops }, idempotencyKey: key() })
    const changed = await asOperator.changeDeparture({
      departureId: departure.id,
      startsAt: shanghai('2027-03-10 12:00'),
      idempotencyKey: key(),
    })
    expect(
      must(changed.departure).stops.map(({ stationId, arrivesAt }) => [stationId, wallOf(arrivesAt)]),
    ).toEqual([
      [first.id, '03-10 12:00'],
      [second.id, '03-10 12:30'],
    ])
  })
})

describe('changing a departure', () => {
  it('moves it, free of its own load, and tells the change with the next version', async () => {
    const { route } = await putWalk(system, { capacity: 30 })
    const departure = await schedule(system, route, '2027-03-10 10:00')
    const change = { departureId: departure.id, startsAt: shanghai('2027-03-10 10:05'), meetingPoint: '南门' }
    const { departure: moved } = await asOperator.changeDeparture({ ...change, idempotencyKey: key() })
    expect([wallOf(moved?.startsAt), wallOf(moved?.endsAt), moved?.version]).toEqual([
      '03-10 10:05',
      '03-10 10:55',
      2n,
    ])
    await system.service.drain()
    const told = must(system.toldOf(DepartureChangedSchema).at(-1))
    expect([told.facts?.departure, told.shrinkTo]).toEqual([moved, undefined])
    const { departure: same } = await asOperator.changeDeparture({ ...change, idempotencyKey: key() })
    expect(same?.version).toBe(2n)
    // What it left is free again.
    await schedule(system, route, '2027-03-10 10:25')
  })

  it('refuses more people than fit beside others, and takes fewer at once', async () => {
    const { route } = await putWalk(system)
    const departure = await schedule(system, route, '2027-03-10 10:00', { guidesWanted: 1, groupSize: 20 })
    await schedule(system, route, '2027-03-10 10:00', { guidesWanted: 1, groupSize: 20 })
    const change = (wanted: object) =>
      asOperator.changeDeparture({ departureId: departure.id, ...wanted, idempotencyKey: key() })
    expect(await refusalFrom(change({ groupSize: 21 }))).toMatchObject({
      code: 'STATION_FULL',
      facts: { left: '20' },
    })
    expect((await change({ groupSize: 21, placesLimit: 20 })).departure).toMatchObject({
      groupSize: 21,
      placesLimit: 20,
    })
    await change({ groupSize: 10 })
    await schedule(system, route, '2027-03-10 10:00', { guidesWanted: 1, groupSize: 10 })
    expect(await refusalFrom(change({ departureId: newId() }))).toMatchObject({
      facts: { what: 'departure' },
    })
  })

  it('cancels for good, with a reason, and frees the stations', async () => {
    const { route } = await putWalk(system, { capacity: 30 })
    const { id } = await schedule(system, route, '2027-03-10 10:00')
    const cancel = (reason: string) =>
      asOperator.cancelDeparture({ departureId: id, reason, idempotencyKey: key() })
    const { departure } = await cancel('台风')
    expect(departure).toMatchObject({
      ...{
        status: DepartureStatus.CANCELLED,
        cancelReason: '台风',
        cancelCause: CancelCause.OPERATOR,
        version: 2n,
      },
    })
    expect((await cancel('别的')).departure).toEqual(departure)
    await system.service.drain()
    const told = system.toldOf(DepartureCancelledSchema).filter(({ facts }) => facts?.departure?.id === id)
    expect(told).toHaveLength(1)
    expect(timestampDate(must(told[0]?.cancelledAt))).toEqual(system.clock())
    await schedule(system, route, '2027-03-10 10:10')
    const change = asOperator.changeDeparture({ departureId: id, guidesWanted: 1, idempotencyKey: key() })
    expect(await refusalFrom(change)).toMatchObject({ code: 'SLOT_CANCELLED' })
  })

  it('keeps who did what, for operators', async () => {
    const { route } = await putWalk(system)
    const { id } = await schedule(system, route, '2027-03-10 10:00')
    await asOperator.changeDeparture({ departureId: id, guidesWanted: 1, idempotencyKey: key() })
    const { entries } = await asOperator.listAuditEntries({ subjectId: id })
    expect(entries.map(({ operation, actorId }) => [operation, actorId])).toEqual([
      ['ChangeDeparture', operator.personId],
      ['ScheduleDeparture', operator.personId],
    ])
    expect(JSON.parse(must(entries[0]).changeJson)).toEqual({ guidesWanted: { old: 2, new: 1 } })
  })
})

describe('departures', () => {
  it('are listed by start, by route and time, in pages; cancelled ones only to operators', async () => {
    const { route } = await putWalk(system)
    const walls = ['2027-05-01 10:00', '2027-05-01 12:00', '2027-05-02 10:00', '2027-05-03 10:00']
    const made = await Promise.all(walls.map((wall) => schedule(system, route, wall)))
    const ids = made.map(({ id }) => id)
    await asOperator.cancelDeparture({ departureId: must(ids[1]), reason: '下雨', idempotencyKey: key() })
    const list = async (client: RouteClient, filter: object) =>
      (await client.listDepartures({ routeId: route.id, ...filter })).departures.map(({ id }) =>
        ids.indexOf(id),
      )
    expect(await list(system.as(citizen), { withCancelled: true })).toEqual([0, 2, 3])
    expect(await list(asOperator, { withCancelled: true })).toEqual([0, 1, 2, 3])
    expect(await list(asOperator, {})).toEqual([0, 2, 3])
    const within = { from: shanghai('2027-05-01 10:50'), to: shanghai('2027-05-03 10:00') }
    expect(await list(system.as(undefined), within)).toEqual([2])
    expect(await list(system.as(undefined), { from: shanghai('2027-05-01 10:49') })).toEqual([0, 2, 3])
    const first = await asOperator.listDepartures({ routeId: route.id, page: { first: 2 } })
    expect(first.pageInfo?.hasNextPage).toBe(true)
    const after = must(first.pageInfo?.cursors.at(-1))
    expect(await list(asOperator, { page: { first: 2, after } })).toEqual([3])
  })
})
