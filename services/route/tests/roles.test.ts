import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { DayKind, type Route, type Station } from '@xingzhi/proto/route/v1/route_pb.js'
import { RouteFormat, RouteService } from '@xingzhi/proto/route/v1/route_service_pb.js'
import type { Actor } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { belltower, key, oldStreet, planAt, putRoute, putStation, schedule } from './route-data.ts'
import {
  citizen,
  guide,
  manager,
  operator,
  type RouteClient,
  type RouteSystem,
  startRoute,
} from './start-route.ts'

const actors: Record<string, Actor | undefined> = { nobody: undefined, citizen, guide, manager, operator }
type Verdicts = Record<keyof typeof actors, string>
type Method = keyof typeof RouteService.method

const verdicts = (nobody: string, others: string, aGuide: string, anOperator: string): Verdicts => ({
  ...{ nobody, citizen: others, guide: aGuide, manager: others, operator: anOperator },
})
const everybody = verdicts('ok', 'ok', 'ok', 'ok')
const signedIn = verdicts('SIGN_IN_REQUIRED', 'ok', 'ok', 'ok')
const guides = verdicts('SIGN_IN_REQUIRED', 'FORBIDDEN', 'ok', 'ok')
const operators = verdicts('SIGN_IN_REQUIRED', 'FORBIDDEN', 'FORBIDDEN', 'ok')

interface Scene {
  station: Station
  route: Route
}
interface Row {
  verdicts: Verdicts
  call(client: RouteClient, scene: Scene): Promise<unknown>
}

const table: Record<Method, Row> = {
  getRoutes: { verdicts: everybody, call: (client, { route }) => client.getRoutes({ ids: [route.id] }) },
  listRoutes: { verdicts: everybody, call: (client) => client.listRoutes({}) },
  getStations: {
    verdicts: everybody,
    call: (client, { station }) => client.getStations({ ids: [station.id] }),
  },
  exportRoute: {
    verdicts: everybody,
    call: (client, { route }) => client.exportRoute({ routeId: route.id, format: RouteFormat.GPX }),
  },
  getOpenings: {
    verdicts: everybody,
    call: (client, { station }) =>
      client.getOpenings({ stationIds: [station.id], fromDate: '2027-03-10', days: 1 }),
  },
  listHolidayNotices: { verdicts: everybody, call: (client) => client.listHolidayNotices({}) },
  putHolidayNotice: {
    verdicts: operators,
    call: (client) => {
      const days = [{ date: '2028-01-01', kind: DayKind.HOLIDAY, name: '元旦' }]
      return client.putHolidayNotice({
        notice: { year: 2028, source: '国务院办公厅通知', days },
        idempotencyKey: key(),
      })
    },
  },
  putRoute: {
    verdicts: operators,
    call: (client, { station }) => {
      const stops = [{ stationId: station.id, stayMinutes: 10, walkMinutes: 0 }]
      return client.putRoute({ route: { ...oldStreet, stops }, idempotencyKey: key() })
    },
  },
  putStation: {
    verdicts: operators,
    call: (client) => client.putStation({ station: belltower, idempotencyKey: key() }),
  },
  addClosure: { verdicts: operators, call: (client) => addClosure(client) },
  endClosure: {
    verdicts: operators,
    call: async (client) =>
      client.endClosure({ closureId: must((await addClosure(system.as(operator))).closure).id }),
  },
  listClosures: { verdicts: everybody, call: (client) => client.listClosures({}) },
  getDepartures: { verdicts: everybody, call: (client) => client.getDepartures({ ids: [newId()] }) },
  listDepartures: { verdicts: everybody, call: (client) => client.listDepartures({ withCancelled: true }) },
  previewDeparture: {
    verdicts: operators,
    call: (client, { route }) => client.previewDeparture({ plan: planAt(route, '2027-03-10 10:00') }),
  },
  scheduleDeparture: {
    verdicts: operators,
    call: (client, { route }) =>
      client.scheduleDeparture({ plan: planAt(route, '2027-03-10 10:00'), idempotencyKey: key() }),
  },
  changeDeparture: {
    verdicts: operators,
    call: async (client, scene) =>
      client.changeDeparture({
        departureId: await scheduledIn(scene),
        guidesWanted: 1,
        idempotencyKey: key(),
      }),
  },
  cancelDeparture: {
    verdicts: operators,
    call: async (client, scene) =>
      client.cancelDeparture({
        departureId: await scheduledIn(scene),
        reason: '下雨',
        idempotencyKey: key(),
      }),
  },
  listAuditEntries: { verdicts: operators, call: (client) => client.listAuditEntries({}) },
  startWalk: { verdicts: signedIn, call: (client, scene) => startWalk(client, scene) },
  getWalk: {
    verdicts: signedIn,
    call: async (client, scene) => client.getWalk({ walkId: await walkOf(client, scene) }),
  },
  listWalks: { verdicts: signedIn, call: (client) => client.listWalks({}) },
  checkIn: {
    verdicts: signedIn,
    call: async (client, scene) =>
      client.checkIn({
        walkId: await walkOf(client, scene),
        stationId: scene.station.id,
        proof: { case: 'accuracyMetres', value: 5 },
        idempotencyKey: key(),
      }),
  },
  getStationCode: {
    verdicts: guides,
    call: (client, { station }) => client.getStationCode({ stationId: station.id }),
  },
}

let system: RouteSystem
let scene: Scene
beforeAll(async () => {
  system = await startRoute()
  const station = await putStation(system, { capacity: 2000 })
  scene = { station, route: await putRoute(system, [station]) }
})
afterAll(() => system.stop())

describe('every RPC against every role', () => {
  it('has a row for each RPC', () => {
    expect(Object.keys(table).sort()).toEqual(RouteService.methods.map((method) => method.localName).sort())
  })

  for (const { localName } of RouteService.methods) {
    const row = must(table[localName as Method])
    for (const [name, actor] of Object.entries(actors)) {
      it(`${localName} by ${name}: ${row.verdicts[name]}`, async () => {
        expect(await verdictOf(row.call(system.as(actor), scene))).toBe(row.verdicts[name])
      })
    }
  }

  it('who is a citizen and nothing else is shown no code of a station', async () => {
    const restricted = system.as({ ...guide, roles: ['CITIZEN'], citizenOnly: true })
    const stationId = must(scene.route.stops[0]).stationId
    expect(await verdictOf(restricted.getStationCode({ stationId }))).toBe('FORBIDDEN')
    expect(await verdictOf(system.as(guide).getStationCode({ stationId }))).toBe('ok')
  })

  it('a forged token is refused even where none is needed', async () => {
    const headers = { authorization: 'Bearer forged' }
    expect(await verdictOf(system.as(undefined).listRoutes({}, { headers }))).toBe('SIGN_IN_REQUIRED')
  })
})

/** Of a station that nobody walks to. */
async function addClosure(client: RouteClient) {
  const { id } = await putStation(system)
  const of = { case: 'stationId' as const, value: id }
  return client.addClosure({ closure: { of, reason: '修缮' }, idempotencyKey: key() })
}

async function scheduledIn({ route }: Scene): Promise<string> {
  return (await schedule(system, route, '2027-03-10 12:00')).id
}

async function startWalk(client: RouteClient, { route }: Scene): Promise<string> {
  const { walk } = await client.startWalk({ routeId: route.id, idempotencyKey: key() })
  return must(walk).id
}

/** Who is not signed in has none, and asks for any. */
async function walkOf(client: RouteClient, at: Scene): Promise<string> {
  return startWalk(client, at).catch(() => newId())
}

async function verdictOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'ok'
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    return must(RefusalCode[refusal.code])
  }
}
