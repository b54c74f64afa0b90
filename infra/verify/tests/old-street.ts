import { Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import type { RouteService } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import type { createRpcClient } from '@xingzhi/runtime/rpc-client'
import type { As } from './demo-actors.ts'

const point = { latitude: 31.1547, longitude: 121.3503 }
const bridge = { name: '蒲汇塘桥', story: '三孔石桥。', point, checkInRadiusMetres: 50 }
const oldStreet = {
  theme: Theme.INTANGIBLE_HERITAGE,
  name: '老街',
  path: [point, { latitude: 31.155, longitude: 121.35 }],
}

/** Lays a route of one station, for so many people at once, who stay so long. */
export async function layOldStreet(
  walks: ReturnType<typeof createRpcClient<typeof RouteService>>,
  as: As,
  { capacity, stayMinutes }: { capacity: number; stayMinutes: number },
): Promise<{ routeId: string; stationId: string }> {
  const operator = as('operator-1')
  const { station } = await walks.putStation(
    { station: { ...bridge, capacity }, idempotencyKey: newId() },
    operator,
  )
  const stationId = must(station).id
  const plan = { ...oldStreet, stops: [{ stationId, stayMinutes }] }
  const { route } = await walks.putRoute({ route: plan, idempotencyKey: newId() }, operator)
  return { routeId: must(route).id, stationId }
}
