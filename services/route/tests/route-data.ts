import type { MessageInitShape } from '@bufbuild/protobuf'
import { type Timestamp, timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt'
import { type Refusal, RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import type {
  Departure,
  Route,
  RouteSchema,
  Station,
  StationSchema,
} from '@xingzhi/proto/route/v1/route_pb.js'
import type { DeparturePlanSchema } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { operator, type RouteSystem } from './start-route.ts'

export type StationInit = Exclude<MessageInitShape<typeof StationSchema>, Station>
export type RouteInit = Exclude<MessageInitShape<typeof RouteSchema>, Route>
export type PlanInit = MessageInitShape<typeof DeparturePlanSchema>

export const key = newId

/** Always open, for 40 people at once. */
export const belltower: StationInit = {
  name: '七宝钟楼',
  nameEn: 'Qibao Belltower',
  story: '集合点。',
  storyEn: 'Where the group meets.',
  point: { latitude: 31.1564, longitude: 121.3497 },
  precisionMetres: 100,
  capacity: 40,
  accessibility: { stepFree: true, surface: '石板路', steps: 0, note: '周末拥挤' },
  checkInRadiusMetres: 100,
  streetTownCode: '310112102',
}

export const oldStreet: RouteInit = {
  theme: Theme.INTANGIBLE_HERITAGE,
  name: '七宝老街线',
  nameEn: 'Qibao Old Street Walk',
  summary: '从钟楼走到教堂。',
  path: [
    { latitude: 31.1564, longitude: 121.3497 },
    { latitude: 31.1555, longitude: 121.35 },
    { latitude: 31.15407, longitude: 121.35033 },
  ],
  composed: true,
}

export async function putStation(system: RouteSystem, station: StationInit = {}): Promise<Station> {
  const given = { station: { ...belltower, ...station }, idempotencyKey: key() }
  return must((await system.as(operator).putStation(given)).station)
}

/** The stations in this order, 20 minutes each, with ways of 10 minutes between them. */
export async function putRoute(
  system: RouteSystem,
  stations: readonly { id: string }[],
  route: RouteInit = {},
): Promise<Route> {
  const stops = stations.map(({ id }, index) => ({
    stationId: id,
    stayMinutes: 20,
    walkMinutes: index === 0 ? 0 : 10,
  }))
  const given = { route: { ...oldStreet, stops, ...route }, idempotencyKey: key() }
  return must((await system.as(operator).putRoute(given)).route)
}

/** Two stations and a route over both. */
export async function putWalk(system: RouteSystem, station: StationInit = {}) {
  const first = await putStation(system, station)
  const second = await putStation(system, { ...station, name: '七宝棉织坊', nameEn: 'Cotton Workshop' })
  return { first, second, route: await putRoute(system, [first, second]) }
}

/** Two guides with 15 people each, at this wall time in Shanghai: `2027-03-10 10:00`. */
export function planAt(route: { id: string }, wall: string, plan: PlanInit = {}) {
  return { routeId: route.id, startsAt: shanghai(wall), guidesWanted: 2, groupSize: 15, ...plan } as PlanInit
}

export async function schedule(
  system: RouteSystem,
  route: { id: string },
  wall: string,
  plan: PlanInit = {},
): Promise<Departure> {
  const given = { plan: planAt(route, wall, plan), idempotencyKey: key() }
  return must((await system.as(operator).scheduleDeparture(given)).departure)
}

export async function readDeparture(system: RouteSystem, id: string): Promise<Departure> {
  return must((await system.as(undefined).getDepartures({ ids: [id] })).departures[0])
}

export function shanghai(wall: string): Timestamp {
  return timestampFromDate(new Date(`${wall.replace(' ', 'T')}:00+08:00`))
}

/** `03-10 10:00` of a moment, on Shanghai's clocks. */
export function wallOf(moment: Timestamp | undefined): string {
  const shifted = new Date(timestampDate(must(moment)).getTime() + 8 * 3_600_000)
  return shifted.toISOString().slice(5, 16).replace('T', ' ')
}

export interface ReadRefusal {
  code: keyof typeof RefusalCode
  facts: Record<string, string>
  /** On Shanghai's clocks. */
  starts: string[]
}

/** What the call was refused with; throws when it succeeded or failed otherwise. */
export async function refusalFrom(call: Promise<unknown>): Promise<ReadRefusal> {
  const error = await call.then(
    () => new Error('it succeeded'),
    (failure: unknown) => failure,
  )
  const refusal: Refusal | undefined = refusalOf(error)
  if (!refusal) throw error
  const { facts, suggestedStarts } = refusal
  return {
    code: RefusalCode[refusal.code] as keyof typeof RefusalCode,
    facts: { ...facts },
    starts: suggestedStarts.map(wallOf),
  }
}
