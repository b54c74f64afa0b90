import { Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import { DepartureChangedSchema } from '@xingzhi/proto/route/v1/events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkTruths } from './check-truths.ts'
import {
  belltower,
  key,
  oldStreet,
  putRoute,
  putStation,
  putWalk,
  refusalFrom,
  schedule,
} from './route-data.ts'
import { operator, type RouteClient, type RouteSystem, startRoute } from './start-route.ts'

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

const lastTold = async (id: string) => {
  await system.service.drain()
  return system.toldOf(DepartureChangedSchema).findLast(({ facts }) => facts?.departure?.id === id)?.facts
}

describe('a station', () => {
  it('is kept as it is given, and says what is not known of it', async () => {
    const station = await putStation(system, { openingHours: 'Tu-Su 09:00-16:30; Mo off' })
    expect(station).toMatchObject({ ...belltower, openingHours: 'Tu-Su 09:00-16:30; Mo off', version: 1n })
    expect(station.accessibility).toMatchObject({ stepFree: true, steps: 0, surface: '石板路' })
    expect([station.accessibility?.seats, station.accessibility?.toilets]).toEqual([undefined, undefined])
    const { stations } = await system.as(undefined).getStations({ ids: [newId(), station.id] })
    expect(stations).toEqual([station])
  })

  it('changes with a next version, and not when nothing differs', async () => {
    const { id } = await putStation(system)
    const put = async (change: object) => {
      const given = { station: { ...belltower, id, ...change }, idempotencyKey: key() }
      return must((await asOperator.putStation(given)).station)
    }
    expect((await put({})).version).toBe(1n)
    expect(await put({ accessibility: { toilets: false } })).toMatchObject({
      version: 2n,
      accessibility: { toilets: false },
    })
    const { entries } = await asOperator.listAuditEntries({ subjectId: id })
    expect(entries.map(({ operation }) => operation)).toEqual(['PutStation', 'PutStation'])
    const unknown = asOperator.putStation({ station: { ...belltower, id: newId() }, idempotencyKey: key() })
    expect(await refusalFrom(unknown)).toMatchObject({ code: 'NOT_FOUND', facts: { what: 'station' } })
  })

  it('does not get smaller than what departures to come hold of it', async () => {
    const station = await putStation(system, { capacity: 60 })
    const route = await putRoute(system, [station])
    await schedule(system, route, '2027-03-10 10:00')
    await schedule(system, route, '2027-03-10 10:10', { guidesWanted: 1 })
    const resize = (capacity: number) =>
      asOperator.putStation({ station: { ...belltower, id: station.id, capacity }, idempotencyKey: key() })
    expect(await refusalFrom(resize(44))).toMatchObject({
      code: 'STATION_FULL',
      facts: { stationId: station.id, capacity: '44', people: '45', at: '2027-03-10T02:10:00.000Z' },
    })
    expect((await resize(45)).station?.capacity).toBe(45)
  })

  it('that moves has the departures that meet there told again', async () => {
    const { first, second, route } = await putWalk(system)
    const { id } = await schedule(system, route, '2027-03-10 10:00')
    const move = { point: { latitude: 31.2, longitude: 121.4 }, streetTownCode: '310112107' }
    await asOperator.putStation({ station: { ...belltower, id: second.id, ...move }, idempotencyKey: key() })
    expect(await lastTold(id)).toBeUndefined()
    await asOperator.putStation({ station: { ...belltower, id: first.id, ...move }, idempotencyKey: key() })
    expect(await lastTold(id)).toMatchObject({ ...move, departure: { version: 2n } })
  })

  it('is made once by two requests under one key', async () => {
    const request = { station: { ...belltower, name: newId() }, idempotencyKey: key() }
    const [one, two] = await Promise.all([asOperator.putStation(request), asOperator.putStation(request)])
    expect(one).toEqual(two)
  })
})

describe('a route', () => {
  it('knows its length and duration', async () => {
    const { first, second, route } = await putWalk(system)
    expect(route).toMatchObject({ durationMinutes: 50, distanceMetres: 266, composed: true, version: 1n })
    expect(
      route.stops.map(({ stationId, stayMinutes, walkMinutes }) => [stationId, stayMinutes, walkMinutes]),
    ).toEqual([
      [first.id, 20, 0],
      [second.id, 20, 10],
    ])
    expect(route.path).toMatchObject(oldStreet.path ?? [])
    const { routes } = await system.as(undefined).getRoutes({ ids: [route.id, newId()] })
    expect(routes).toEqual([route])
  })

  it('is listed by name, of all themes or of one', async () => {
    const station = await putStation(system)
    const names = ['乙线', '甲线'].map((name) => `${name} ${newId()}`)
    const [later, earlier] = await Promise.all(
      names.map((name) => putRoute(system, [station], { name, theme: Theme.SCIENCE })),
    )
    const list = async (theme?: Theme) =>
      (await system.as(undefined).listRoutes(theme ? { theme } : {})).routes.map(({ id }) => id)
    const expected = [later, earlier].sort((one, other) => (must(one).name < must(other).name ? -1 : 1))
    expect(await list(Theme.SCIENCE)).toEqual(expected.map((route) => must(route).id))
    expect(await list(Theme.ARTS)).toEqual([])
    expect(await list()).toEqual(expect.arrayContaining(await list(Theme.SCIENCE)))
  })

  it('has departures told again when its theme or what a guide needs has changed, not for its words', async () => {
    const { route } = await putWalk(system)
    const { id } = await schedule(system, route, '2027-03-10 10:00')
    const { $typeName: _, ...plain } = route
    const put = (change: object) =>
      asOperator.putRoute({ route: { ...plain, ...change }, idempotencyKey: key() })
    await put({ summary: '新的说明' })
    expect(await lastTold(id)).toBeUndefined()
    const qualificationIds = [newId()]
    expect((await put({ qualificationIds })).route?.version).toBe(3n)
    expect(await lastTold(id)).toMatchObject({ qualificationIds, departure: { version: 2n } })
    await put({ qualificationIds, theme: Theme.RED })
    expect(await lastTold(id)).toMatchObject({ theme: Theme.RED, departure: { version: 3n } })
  })

  it('goes over stations that exist, and is one that exists', async () => {
    const { id } = await putStation(system)
    const unknown = putRoute(system, [{ id }, { id: newId() }])
    expect(await refusalFrom(unknown)).toMatchObject({
      code: 'INVALID_INPUT',
      facts: { field: 'route.stops[1].stationId', problem: 'unknown' },
    })
    const nowhere = putRoute(system, [{ id }], { id: newId() })
    expect(await refusalFrom(nowhere)).toMatchObject({ code: 'NOT_FOUND', facts: { what: 'route' } })
  })
})
