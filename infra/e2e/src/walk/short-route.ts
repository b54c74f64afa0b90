import { Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import { RouteService } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { createActorTokens } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { systemClock } from '@xingzhi/runtime/clock'
import { newId } from '@xingzhi/runtime/ids'
import { demoPersonId } from '@xingzhi/runtime/person'
import { createRpcClient, type RpcTarget } from '@xingzhi/runtime/rpc-client'

/** Where route is, and the key by which it knows who asks: the public API makes no routes. */
export interface RouteAccess {
  route: RpcTarget
  actorKey: string
}

/** By global ids. */
export interface ShortRoute {
  routeId: string
  stationIds: [string, string]
  name: string
}

let made = 0

/** A route over two stations of its own that are always open, a minute apart. */
export async function putShortRoute(
  { route, actorKey }: RouteAccess,
  { stayMinutes = 1 }: { stayMinutes?: number } = {},
): Promise<ShortRoute> {
  const tokens = createActorTokens(actorKey, systemClock)
  const operator = { personId: demoPersonId('operator-1'), roles: ['CITIZEN' as const, 'OPERATOR' as const] }
  const client = createRpcClient(RouteService, route, { actorToken: () => tokens.sign(operator) })
  const name = `试走线路${Date.now().toString(36)}${++made}`
  const first = { latitude: 31.1564, longitude: 121.3497 }
  const second = { latitude: 31.1555, longitude: 121.35 }
  const putStation = async (point: typeof first, word: string, wordEn: string) => {
    const words = {
      name: `${name}${word}`,
      nameEn: wordEn,
      story: '从前有一座桥。',
      storyEn: 'A bridge.',
    }
    const measures = { point, precisionMetres: 20, capacity: 60, checkInRadiusMetres: 80 }
    const station = { ...words, ...measures, accessibility: { stepFree: true }, streetTownCode: '310112102' }
    return must((await client.putStation({ station, idempotencyKey: newId() })).station).id
  }
  const stations = [
    await putStation(first, '桥头', 'Near end of the bridge'),
    await putStation(second, '桥尾', 'Far end of the bridge'),
  ] as const
  const stops = stations.map((stationId, at) => ({ stationId, stayMinutes, walkMinutes: at }))
  const words = {
    name,
    nameEn: `Short walk ${made}`,
    summary: '试一试就到。',
    summaryEn: 'There in no time.',
  }
  const given = { ...words, theme: Theme.SCIENCE, stops, path: [first, second] }
  const { route: kept } = await client.putRoute({ route: given, idempotencyKey: newId() })
  return {
    routeId: `Route_${must(kept).id}`,
    stationIds: [`Station_${stations[0]}`, `Station_${stations[1]}`],
    name,
  }
}
