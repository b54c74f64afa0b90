import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { belltower, key, oldStreet, planAt, putWalk, refusalFrom, schedule, shanghai } from './route-data.ts'
import { operator, type RouteClient, type RouteSystem, startRoute } from './start-route.ts'

let system: RouteSystem
let scene: Awaited<ReturnType<typeof putWalk>>
let client: RouteClient
beforeAll(async () => {
  system = await startRoute()
  scene = await putWalk(system)
  client = system.as(operator)
})
afterAll(() => system.stop())

/** `field problem limit` of the refusal. */
async function inputRefusal(call: Promise<unknown>): Promise<string> {
  const { code, facts } = await refusalFrom(call)
  expect(code).toBe('INVALID_INPUT')
  const { field, problem, limit } = facts
  return [field, problem, limit].filter(Boolean).join(' ')
}

const badIds = ['x', '1234', '0'.repeat(10_240), 'a\0b', "'; drop table routes", newId().toUpperCase(), '漢']
const badMoments = [
  { seconds: -1n, nanos: 0 },
  { seconds: 1n << 60n, nanos: 0 },
  { seconds: 1n, nanos: -5 },
  { seconds: 1n, nanos: 2_000_000_000 },
]
const closureOf = (change: object) => ({
  closure: { of: { case: 'stationId' as const, value: newId() }, reason: '修缮', ...change },
  idempotencyKey: key(),
})

describe('bad input is refused with its field', () => {
  it('malformed ids, wherever one is read', async () => {
    const idempotencyKey = key()
    for (const bad of badIds) {
      const calls: [Promise<unknown>, string][] = [
        [client.getRoutes({ ids: [newId(), bad] }), 'ids[1]'],
        [client.getStations({ ids: [bad] }), 'ids[0]'],
        [client.getDepartures({ ids: [bad] }), 'ids[0]'],
        [client.listClosures({ stationIds: [bad] }), 'stationIds[0]'],
        [client.listClosures({ routeIds: [bad] }), 'routeIds[0]'],
        [client.listDepartures({ routeId: bad }), 'routeId'],
        [client.listAuditEntries({ subjectId: bad }), 'subjectId'],
        [client.putStation({ station: { ...belltower, id: bad }, idempotencyKey }), 'station.id'],
        [client.addClosure(closureOf({ of: { case: 'routeId', value: bad } })), 'closure.routeId'],
        [client.endClosure({ closureId: bad }), 'closureId'],
        [
          client.scheduleDeparture({ plan: planAt({ id: bad }, '2027-03-10 10:00'), idempotencyKey }),
          'plan.routeId',
        ],
        [
          client.previewDeparture({ plan: planAt(scene.route, '2027-03-10 10:00'), departureId: bad }),
          'departureId',
        ],
        [client.changeDeparture({ departureId: bad, idempotencyKey }), 'departureId'],
        [client.cancelDeparture({ departureId: bad, reason: 'x', idempotencyKey }), 'departureId'],
        [client.startWalk({ routeId: bad, idempotencyKey }), 'routeId'],
        [client.getWalk({ walkId: bad }), 'walkId'],
        [client.checkIn({ walkId: bad, stationId: newId(), idempotencyKey }), 'walkId'],
        [client.checkIn({ walkId: newId(), stationId: bad, idempotencyKey }), 'stationId'],
        [client.getStationCode({ stationId: bad }), 'stationId'],
      ]
      const answers = await Promise.all(calls.map(([call]) => inputRefusal(call)))
      expect(answers).toEqual(calls.map(([, field]) => `${field} malformed`))
    }
  })

  it('missing parts', async () => {
    const idempotencyKey = key()
    expect(await inputRefusal(client.putRoute({ idempotencyKey }))).toBe('route required')
    expect(await inputRefusal(client.putStation({ idempotencyKey }))).toBe('station required')
    expect(await inputRefusal(client.addClosure({ idempotencyKey }))).toBe('closure required')
    expect(await inputRefusal(client.addClosure({ closure: { reason: 'x' }, idempotencyKey }))).toBe(
      'closure.stationId required',
    )
    expect(await inputRefusal(client.scheduleDeparture({ idempotencyKey }))).toBe('plan required')
    expect(await inputRefusal(client.previewDeparture({}))).toBe('plan required')
    const ids = { walkId: newId(), stationId: newId() }
    expect(await inputRefusal(client.checkIn({ ...ids, idempotencyKey }))).toBe('code required')
    const empty = client.cancelDeparture({ departureId: newId(), reason: ' \n ', idempotencyKey })
    expect(await inputRefusal(empty)).toBe('reason required')
  })

  it('keys that are missing, too long or hold a NUL, on every write that takes one', async () => {
    const bad = { '': 'required', [key().repeat(300)]: 'too_long 128', 'a\0b': 'malformed' }
    for (const [idempotencyKey, problem] of Object.entries(bad)) {
      const plan = planAt(scene.route, '2027-03-10 10:00')
      const stops = [{ stationId: scene.first.id, stayMinutes: 10, walkMinutes: 0 }]
      const departureId = newId()
      for (const call of [
        client.putRoute({ route: { ...oldStreet, stops }, idempotencyKey }),
        client.putStation({ station: belltower, idempotencyKey }),
        client.addClosure({ ...closureOf({}), idempotencyKey }),
        client.scheduleDeparture({ plan, idempotencyKey }),
        client.changeDeparture({ departureId, idempotencyKey }),
        client.cancelDeparture({ departureId, reason: 'x', idempotencyKey }),
        client.startWalk({ routeId: scene.route.id, idempotencyKey }),
        client.checkIn({
          ...{ walkId: newId(), stationId: newId(), idempotencyKey },
          proof: { case: 'code', value: '123456' },
        }),
      ]) {
        expect(await inputRefusal(call)).toBe(`idempotencyKey ${problem}`)
      }
    }
  })
})

describe('a bad list is refused with its field', () => {
  it('pages, cursors, themes and long lists', async () => {
    for (const list of [client.listDepartures, client.listWalks, client.listAuditEntries]) {
      expect(await inputRefusal(list({ page: { first: -1 } }))).toBe('first too_small 1')
      expect(await inputRefusal(list({ page: { first: 1_000_000 } }))).toBe('first too_large 100')
      const farAway = Buffer.from(JSON.stringify([1e15, 'x'])).toString('base64url')
      for (const after of ['x', 'AA', farAway, 'z'.repeat(10_000)]) {
        expect(await inputRefusal(list({ page: { after } }))).toBe('after malformed')
      }
    }
    expect(await inputRefusal(client.listRoutes({ theme: 77 as never }))).toBe('theme unknown')
    const tooMany = { ids: Array.from({ length: 501 }, newId) }
    expect(await inputRefusal(client.getStations(tooMany))).toBe('ids too_large 500')
  })
})

describe('a bad plan is refused with its field', () => {
  it('moments that are none, or too far ahead', async () => {
    for (const moment of badMoments as never[]) {
      expect(await inputRefusal(client.listDepartures({ from: moment }))).toBe('from malformed')
      expect(await inputRefusal(client.addClosure(closureOf({ until: moment })))).toBe(
        'closure.until malformed',
      )
      const change = { departureId: newId(), startsAt: moment, idempotencyKey: key() }
      expect(await inputRefusal(client.changeDeparture(change))).toBe('startsAt malformed')
      const ids = { walkId: newId(), stationId: newId(), idempotencyKey: key() }
      expect(await inputRefusal(client.checkIn({ ...ids, claimedAt: moment }))).toBe('claimedAt malformed')
    }
    const far = schedule(system, scene.route, '2029-03-02 08:00')
    expect(await inputRefusal(far)).toBe('plan.startsAt too_large 2029-03-01T00:00:00.000Z')
  })

  it('departures', async () => {
    const plan = (change: object) => inputRefusal(schedule(system, scene.route, '2027-03-10 10:00', change))
    expect(await plan({ startsAt: undefined })).toBe('plan.startsAt required')
    expect(await plan({ guidesWanted: 0 })).toBe('plan.guidesWanted too_small 1')
    expect(await plan({ guidesWanted: -1 })).toBe('plan.guidesWanted too_small 1')
    expect(await plan({ guidesWanted: 1_000_000_000 })).toBe('plan.guidesWanted too_large 20')
    expect(await plan({ groupSize: 61 })).toBe('plan.groupSize too_large 60')
    expect(await plan({ placesLimit: -1 })).toBe('plan.placesLimit too_small 0')
    expect(await plan({ meetingPoint: 'a\0b' })).toBe('plan.meetingPoint malformed')
    expect(await plan({ meetingPoint: '字'.repeat(201) })).toBe('plan.meetingPoint too_long 200')
    expect(await plan({ languages: [1, 0] })).toBe('plan.languages[1] unknown')
    expect(await plan({ languages: [77] })).toBe('plan.languages[0] unknown')
    const change = { departureId: newId(), idempotencyKey: key() }
    expect(await inputRefusal(client.changeDeparture({ ...change, groupSize: 0 }))).toBe(
      'groupSize too_small 1',
    )
  })

  it('closures', async () => {
    const add = (change: object) => inputRefusal(client.addClosure(closureOf(change)))
    expect(await add({ reason: '' })).toBe('closure.reason required')
    expect(await add({ reason: '字'.repeat(301) })).toBe('closure.reason too_long 300')
    expect(await add({ until: shanghai('2027-02-28 10:00') })).toBe(
      'closure.until too_small 2027-03-01T00:00:00.000Z',
    )
    const turned = { from: shanghai('2027-03-10 10:00'), until: shanghai('2027-03-10 10:00') }
    expect(await add(turned)).toBe('closure.until too_small 2027-03-10T02:00:00.000Z')
    expect(await add({ from: shanghai('2026-01-01 00:00'), until: shanghai('2026-01-02 00:00') })).toBe(
      'closure.until too_small 2027-03-01T00:00:00.000Z',
    )
  })
})

describe('a bad place is refused with its field', () => {
  it('stations', async () => {
    const put = (change: object) =>
      inputRefusal(
        client.putStation({ station: { ...belltower, ...change } as never, idempotencyKey: key() }),
      )
    expect(await put({ name: '' })).toBe('station.name required')
    expect(await put({ story: '字'.repeat(5001) })).toBe('station.story too_long 5000')
    expect(await put({ nameEn: '\u0007' })).toBe('station.nameEn malformed')
    expect(await put({ point: undefined })).toBe('station.point required')
    expect(await put({ point: { latitude: Number.NaN, longitude: 0 } })).toBe(
      'station.point.latitude malformed',
    )
    expect(await put({ capacity: 0 })).toBe('station.capacity too_small 1')
    expect(await put({ capacity: 2001 })).toBe('station.capacity too_large 2000')
    expect(await put({ checkInRadiusMetres: 19 })).toBe('station.checkInRadiusMetres too_small 20')
    expect(await put({ accessibility: { steps: -1 } })).toBe('station.accessibility.steps too_small 0')
    for (const openingHours of ['九点到五点', 'Mo-Fr 25:99', 'SH off', '{{{']) {
      expect(await put({ openingHours })).toBe('station.openingHours malformed')
    }
    expect(await put({ openingHours: 'M'.repeat(256) })).toBe('station.openingHours too_long 255')
  })

  it('routes', async () => {
    const stop = (change: object = {}) => ({
      stationId: scene.first.id,
      stayMinutes: 10,
      walkMinutes: 0,
      ...change,
    })
    const put = (change: object) =>
      inputRefusal(
        client.putRoute({
          route: { ...oldStreet, stops: [stop()], ...change } as never,
          idempotencyKey: key(),
        }),
      )
    expect(await put({ theme: 0 })).toBe('route.theme required')
    expect(await put({ theme: 77 })).toBe('route.theme unknown')
    expect(await put({ name: ' ' })).toBe('route.name required')
    expect(await put({ stops: [] })).toBe('route.stops required')
    expect(await put({ stops: Array.from({ length: 31 }, () => stop()) })).toBe('route.stops too_large 30')
    expect(await put({ stops: [stop({ walkMinutes: 5 })] })).toBe('route.stops[0].walkMinutes too_large 0')
    expect(await put({ stops: [stop(), stop({ stayMinutes: 0 })] })).toBe(
      'route.stops[1].stayMinutes too_small 1',
    )
    expect(await put({ stops: [stop(), stop({ stayMinutes: 241 })] })).toBe(
      'route.stops[1].stayMinutes too_large 240',
    )
    expect(await put({ stops: Array.from({ length: 7 }, () => stop({ stayMinutes: 240 })) })).toBe(
      'route.stops too_large 1440',
    )
    expect(await put({ path: [{ latitude: 31, longitude: 121 }] })).toBe('route.path too_small 2')
    const away = [
      { latitude: 31, longitude: 121 },
      { latitude: 31, longitude: 181 },
    ]
    expect(await put({ path: away })).toBe('route.path[1].longitude too_large 180')
    expect(await put({ qualificationIds: ['x'] })).toBe('route.qualificationIds[0] malformed')
  })
})
