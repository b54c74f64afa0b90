import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt'
import { WalkCompletedSchema } from '@xingzhi/proto/route/v1/events_pb.js'
import { CheckInProof, StampDoubt } from '@xingzhi/proto/route/v1/route_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { key, putRoute, putStation, putWalk, refusalFrom } from './route-data.ts'
import { citizen, guide, neighbour, operator, type RouteSystem, startRoute } from './start-route.ts'

let system: RouteSystem
beforeAll(async () => {
  system = await startRoute()
})
afterAll(async () => {
  await checkTruths(system.sql)
  await system.stop()
})

const startWalk = async (routeId: string, by = citizen, idempotencyKey = key()) =>
  must((await system.as(by).startWalk({ routeId, idempotencyKey })).walk)
const byPlace = (accuracyMetres = 12) => ({ case: 'accuracyMetres' as const, value: accuracyMetres })
const byCode = (value: string) => ({ case: 'code' as const, value })
async function checkIn(walkId: string, stationId: string, wish: object = {}) {
  const request = { walkId, stationId, proof: byPlace(), idempotencyKey: key(), ...wish }
  return must((await system.as(citizen).checkIn(request)).walk)
}
const codeAt = async (stationId: string) => system.as(guide).getStationCode({ stationId })
const ago = (minutes: number) => timestampFromDate(new Date(system.clock().getTime() - minutes * 60_000))

describe('a walk of one’s own', () => {
  it('takes stamps in any order, and is complete once, with the last one', async () => {
    const { first, second, route } = await putWalk(system)
    const walk = await startWalk(route.id)
    expect(await startWalk(route.id)).toEqual(walk)
    system.clock.advance({ minutes: 5 })
    const half = await checkIn(walk.id, second.id)
    expect(half.stamps).toMatchObject([
      { stationId: second.id, walkId: walk.id, proof: CheckInProof.PLACE, accuracyMetres: 12 },
    ])
    expect([half.completedAt, half.stamps[0]?.claimedAt]).toEqual([undefined, undefined])
    system.clock.advance({ minutes: 5 })
    const done = await checkIn(walk.id, first.id)
    expect(timestampDate(must(done.completedAt))).toEqual(system.clock())
    expect(await checkIn(walk.id, first.id)).toEqual(done)
    await system.service.drain()
    const told = system.toldOf(WalkCompletedSchema).filter(({ walkId }) => walkId === walk.id)
    expect(told).toMatchObject([
      { personId: citizen.personId, routeId: route.id, completedAt: done.completedAt },
    ])
    expect((await system.as(citizen).getWalk({ walkId: walk.id })).walk).toEqual(done)
    expect((await startWalk(route.id)).id).not.toBe(walk.id)
  })

  it('is stamped once by two check-ins at a time, and completed once', async () => {
    const { first, second, route } = await putWalk(system)
    const { id } = await startWalk(route.id)
    await Promise.all([first.id, second.id, first.id, second.id].map((station) => checkIn(id, station)))
    await system.service.drain()
    expect(system.toldOf(WalkCompletedSchema).filter(({ walkId }) => walkId === id)).toHaveLength(1)
  })

  it('is started once by two requests at a time', async () => {
    const { route } = await putWalk(system)
    const walks = await Promise.all([1, 2, 3, 4].map(() => startWalk(route.id)))
    expect(new Set(walks.map(({ id }) => id)).size).toBe(1)
  })

  it('is nobody else’s to see or to stamp', async () => {
    const { first, route } = await putWalk(system)
    const { id } = await startWalk(route.id)
    const theirs = system.as(neighbour)
    const stamp = { walkId: id, stationId: first.id, proof: byPlace(), idempotencyKey: key() }
    for (const call of [
      () => theirs.getWalk({ walkId: id }),
      () => theirs.checkIn(stamp),
      () => system.as(operator).getWalk({ walkId: id }),
    ]) {
      expect(await refusalFrom(call())).toMatchObject({ code: 'NOT_FOUND', facts: { what: 'walk' } })
    }
    expect((await theirs.listWalks({})).walks).toEqual([])
  })

  it('is not kept waiting by a station that its route has lost', async () => {
    const { first, second, route } = await putWalk(system)
    const { id } = await startWalk(route.id)
    await checkIn(id, first.id)
    const { $typeName: _, ...plain } = route
    const stops = route.stops.slice(0, 1)
    await system.as(operator).putRoute({ route: { ...plain, stops }, idempotencyKey: key() })
    expect(await refusalFrom(checkIn(id, second.id))).toMatchObject({
      code: 'NOT_FOUND',
      facts: { what: 'station' },
    })
    expect((await startWalk(route.id)).completedAt).toBeDefined()
  })

  it('is listed newest first, in pages', async () => {
    const stations = [await putStation(system)]
    const routes = await Promise.all([1, 2, 3].map(() => putRoute(system, stations)))
    const made: string[] = []
    for (const { id } of routes) made.unshift((await startWalk(id, neighbour)).id)
    const client = system.as(neighbour)
    const first = await client.listWalks({ page: { first: 2 } })
    const rest = await client.listWalks({ page: { first: 2, after: must(first.pageInfo?.cursors.at(-1)) } })
    expect([...first.walks, ...rest.walks].map(({ id }) => id)).toEqual(made)
    expect(rest.pageInfo?.hasNextPage).toBe(false)
  })
})

describe('a check-in by code', () => {
  it('counts while the guide’s screen shows it, and a minute longer', async () => {
    const { first, second, route } = await putWalk(system)
    const { id } = await startWalk(route.id)
    const { code, validUntil } = await codeAt(first.id)
    expect(code).toMatch(/^\d{6}$/)
    expect(timestampDate(must(validUntil)).getTime() - system.clock().getTime()).toBeLessThanOrEqual(60_000)
    const elsewhere = checkIn(id, second.id, { proof: byCode(code) })
    expect(await refusalFrom(elsewhere)).toMatchObject({
      code: 'INVALID_INPUT',
      facts: { field: 'code', problem: 'unknown' },
    })
    system.clock.advance({ minutes: 3 })
    expect(await refusalFrom(checkIn(id, first.id, { proof: byCode(code) }))).toMatchObject({
      facts: { field: 'code' },
    })
    const shown = await codeAt(first.id)
    system.clock.advance({ minutes: 1 })
    const { stamps } = await checkIn(id, first.id, { proof: byCode(shown.code) })
    expect(stamps).toMatchObject([{ stationId: first.id, proof: CheckInProof.CODE, accuracyMetres: 0 }])
  })

  it('made offline counts later, once, by the server’s time with the device’s claim beside it', async () => {
    const { first, second, route } = await putWalk(system)
    const { id } = await startWalk(route.id)
    const { code } = await codeAt(first.id)
    const claimedAt = timestampFromDate(system.clock())
    system.clock.advance({ days: 2 })
    const idempotencyKey = key()
    const late = { proof: byCode(code), claimedAt, idempotencyKey }
    const { stamps } = await checkIn(id, first.id, late)
    expect(stamps).toMatchObject([{ at: timestampFromDate(system.clock()), claimedAt }])
    system.clock.advance({ minutes: 9 })
    expect((await checkIn(id, first.id, late)).stamps).toEqual(stamps)
    expect((await checkIn(id, first.id, { claimedAt })).stamps).toEqual(stamps)
    const other = await refusalFrom(checkIn(id, second.id, { proof: byCode(code), claimedAt }))
    expect(other.facts).toEqual({ field: 'code', problem: 'unknown' })
  })
})

describe('a check-in by place', () => {
  it('keeps how sure the device was, and refuses what is vaguer than the radius', async () => {
    const near = await putStation(system, { checkInRadiusMetres: 40 })
    const route = await putRoute(system, [near])
    const { id } = await startWalk(route.id)
    expect(await refusalFrom(checkIn(id, near.id, { proof: byPlace(41) }))).toEqual({
      ...{
        code: 'INVALID_INPUT',
        facts: { field: 'accuracyMetres', problem: 'too_large', limit: '40' },
        starts: [],
      },
    })
    const { stamps } = await checkIn(id, near.id, { proof: byPlace(40) })
    expect(stamps).toMatchObject([{ accuracyMetres: 40 }])
  })

  it('never claims to be from the future, and is refused a month later', async () => {
    const { first, second, route } = await putWalk(system)
    const { id } = await startWalk(route.id)
    const { stamps } = await checkIn(id, first.id, { claimedAt: ago(-60) })
    expect(stamps[0]?.claimedAt).toEqual(stamps[0]?.at)
    expect(await refusalFrom(checkIn(id, second.id, { claimedAt: ago(30 * 1440 + 1) }))).toMatchObject({
      ...{ code: 'TOO_LATE', facts: { deadline: timestampDate(ago(30 * 1440)).toISOString() } },
    })
    expect((await checkIn(id, second.id, { claimedAt: ago(30 * 1440) })).stamps).toHaveLength(2)
  })

  it('is refused where the route does not go, and for what does not exist', async () => {
    const { route } = await putWalk(system)
    const { id } = await startWalk(route.id)
    const elsewhere = await putStation(system)
    for (const stationId of [elsewhere.id, newId()]) {
      expect(await refusalFrom(checkIn(id, stationId))).toMatchObject({
        code: 'NOT_FOUND',
        facts: { what: 'station' },
      })
    }
    expect(await refusalFrom(checkIn(newId(), elsewhere.id))).toMatchObject({ facts: { what: 'walk' } })
    expect(await refusalFrom(startWalk(newId()))).toMatchObject({ facts: { what: 'route' } })
    expect(await refusalFrom(codeAt(newId()))).toMatchObject({ facts: { what: 'station' } })
  })
})

describe('a stamp that cannot be proven', () => {
  const SELF = CheckInProof.SELF_DECLARED
  const apart = (metres: number) => ({ latitude: 31.1564 + metres / 111_195, longitude: 121.3497 })

  it('is self-declared when the code was shown before the walk began, and says so', async () => {
    const { first, second, route } = await putWalk(system)
    const { code } = await codeAt(first.id)
    const shownAt = system.clock()
    system.clock.advance({ minutes: 2 })
    const { id } = await startWalk(route.id)
    system.clock.advance({ minutes: 1 })
    const sentAt = timestampFromDate(system.clock())
    const passedOn = { proof: byCode(code), claimedAt: timestampFromDate(shownAt), sentAt }
    const { stamps } = await checkIn(id, first.id, passedOn)
    expect(stamps).toMatchObject([{ proof: SELF, doubt: StampDoubt.BEFORE_WALK }])
    const far = await checkIn(id, second.id, { claimedAt: ago(29 * 1_440) })
    expect(far.stamps.at(-1)).toMatchObject({ proof: SELF, doubt: StampDoubt.BEFORE_WALK })
    expect(far.completedAt).toBeDefined()
    await system.service.drain()
    const told = system.toldOf(WalkCompletedSchema).filter(({ walkId }) => walkId === id)
    expect(told).toMatchObject([{ selfDeclared: 2 }])
  })

  it('is self-declared when the code comes late and nothing tells how the clock goes', async () => {
    const { first, second, route } = await putWalk(system)
    const { id } = await startWalk(route.id)
    const codes = [(await codeAt(first.id)).code, (await codeAt(second.id)).code]
    const claimedAt = timestampFromDate(system.clock())
    system.clock.advance({ hours: 5 })
    const [one, two] = codes.map((code) => ({ proof: byCode(code), claimedAt }))
    await checkIn(id, first.id, one)
    const sentAt = timestampFromDate(system.clock())
    const { stamps } = await checkIn(id, second.id, { ...two, sentAt })
    expect(stamps).toMatchObject([
      { stationId: first.id, proof: SELF, doubt: StampDoubt.CLOCK_UNKNOWN },
      { stationId: second.id, proof: CheckInProof.CODE, doubt: StampDoubt.UNSPECIFIED },
    ])
  })

  it('is proven by a device whose clock is a day off, and sent twice is one', async () => {
    const { first, route } = await putWalk(system)
    const { id } = await startWalk(route.id)
    const { code } = await codeAt(first.id)
    const byDevice = () => timestampFromDate(new Date(system.clock().getTime() - 86_400_000))
    const made = { proof: byCode(code), claimedAt: byDevice(), idempotencyKey: key() }
    system.clock.advance({ hours: 2 })
    const { stamps } = await checkIn(id, first.id, { ...made, sentAt: byDevice() })
    expect(stamps).toMatchObject([{ proof: CheckInProof.CODE, visitedAt: ago(120) }])
    system.clock.advance({ hours: 1 })
    expect((await checkIn(id, first.id, { ...made, sentAt: byDevice() })).stamps).toEqual(stamps)
  })

  it('is self-declared when nobody walks that fast: ten stations at once prove two at the most', async () => {
    const stations = []
    for (let number = 0; number < 10; number++) {
      stations.push(await putStation(system, { point: apart(number * 400), checkInRadiusMetres: 50 }))
    }
    const route = await putRoute(system, stations)
    const { id } = await startWalk(route.id)
    let walk = await checkIn(id, must(stations[0]).id)
    for (const station of stations.slice(1)) {
      system.clock.advance({ ms: 9 })
      walk = await checkIn(id, station.id)
    }
    expect(walk.stamps.map(({ proof }) => proof)).toEqual([CheckInProof.PLACE, ...Array(9).fill(SELF)])
    expect(new Set(walk.stamps.slice(1).map(({ doubt }) => doubt))).toEqual(new Set([StampDoubt.TOO_FAST]))
    const slow = await startWalk(route.id)
    for (const station of stations.slice(0, 3)) {
      walk = await checkIn(slow.id, station.id)
      system.clock.advance({ minutes: 6 })
    }
    expect(walk.stamps.map(({ proof }) => proof)).toEqual(Array(3).fill(CheckInProof.PLACE))
  })
})
