import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { Client } from '@connectrpc/connect'
import { Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import { RouteService } from '@xingzhi/proto/route/v1/route_service_pb.js'
import type { Actor } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { demoPersonId } from '@xingzhi/runtime/person'
import { createRpcClient } from '@xingzhi/runtime/rpc-client'
import type { EmptySystem } from './empty-system.ts'

export const operator: Actor = { personId: demoPersonId('operator-1'), roles: ['CITIZEN', 'OPERATOR'] }

export interface Wished {
  routeId: string
  startsAt: Date
  guidesWanted: number
  groupSize: number
}

/** Stations, routes and departures of a system, as its operator makes them. */
export interface Walks {
  route: Client<typeof RouteService>
  putStation(station: { capacity: number; openingHours: string }): Promise<string>
  /** 20 minutes at each station, ten between them. */
  putRoute(stationIds: readonly string[]): Promise<string>
  /** The departure's id. */
  schedule(wished: Wished): Promise<string>
  cancel(departureId: string): Promise<void>
}

const POINT = { latitude: 31.1564, longitude: 121.3497 }
const STAY_MINUTES = 20
const WAY_MINUTES = 10

export function createWalks(system: EmptySystem): Walks {
  const route = createRpcClient(RouteService, system.services.route, { deadlineMs: 60_000 })
  const asOperator = () => system.as(operator)
  return {
    route,
    async putStation({ capacity, openingHours }) {
      const station = {
        ...{
          name: '七宝钟楼',
          nameEn: 'Qibao Belltower',
          story: '集合点。',
          storyEn: 'Where the group meets.',
        },
        ...{ point: POINT, precisionMetres: 100, capacity, openingHours, streetTownCode: '310112102' },
        ...{ accessibility: {}, checkInRadiusMetres: 100 },
      }
      const answer = await route.putStation({ station, idempotencyKey: newId() }, asOperator())
      return must(answer.station).id
    },
    async putRoute(stationIds) {
      const stops = stationIds.map((stationId, index) => ({
        stationId,
        stayMinutes: STAY_MINUTES,
        walkMinutes: index === 0 ? 0 : WAY_MINUTES,
      }))
      const words = { name: '七宝老街线', nameEn: 'Qibao Old Street', summary: '从钟楼走到教堂。' }
      const path = [POINT, { latitude: 31.1555, longitude: 121.35 }]
      const given = { ...words, theme: Theme.RED, path, stops }
      const answer = await route.putRoute({ route: given, idempotencyKey: newId() }, asOperator())
      return must(answer.route).id
    },
    async schedule(wished) {
      const plan = planMessage(wished)
      const answer = await route.scheduleDeparture({ plan, idempotencyKey: newId() }, asOperator())
      return must(answer.departure).id
    },
    async cancel(departureId) {
      const reason = '测量之后取消'
      await route.cancelDeparture({ departureId, reason, idempotencyKey: newId() }, asOperator())
    },
  }
}

export function planMessage({ startsAt, ...plan }: Wished) {
  return { ...plan, startsAt: timestampFromDate(startsAt) }
}
