import type { ConnectRouter } from '@connectrpc/connect'
import { RouteService } from '@xingzhi/proto/route/v1/route_service_pb.js'
import type { Context } from '../context.ts'
import { addClosure } from './add-closure.ts'
import { cancelDeparture } from './cancel-departure.ts'
import { changeDeparture } from './change-departure.ts'
import { checkIn } from './check-in.ts'
import { endClosure } from './end-closure.ts'
import { exportRoute } from './export-route.ts'
import { getDepartures } from './get-departures.ts'
import { getRoutes } from './get-routes.ts'
import { getStationCode } from './get-station-code.ts'
import { getStations } from './get-stations.ts'
import { getWalk } from './get-walk.ts'
import { listAuditEntries } from './list-audit-entries.ts'
import { listClosures } from './list-closures.ts'
import { listDepartures } from './list-departures.ts'
import { listRoutes } from './list-routes.ts'
import { listWalks } from './list-walks.ts'
import { previewDeparture } from './preview-departure.ts'
import { putRoute } from './put-route.ts'
import { putStation } from './put-station.ts'
import { scheduleDeparture } from './schedule-departure.ts'
import { startWalk } from './start-walk.ts'

export function routeRoutes(context: Context): (router: ConnectRouter) => void {
  return (router) => {
    router.service(RouteService, {
      getRoutes: (request) => getRoutes(context, request),
      listRoutes: (request) => listRoutes(context, request),
      getStations: (request) => getStations(context, request),
      exportRoute: (request) => exportRoute(context, request),
      putRoute: (request, call) => putRoute(context, request, call),
      putStation: (request, call) => putStation(context, request, call),
      addClosure: (request, call) => addClosure(context, request, call),
      endClosure: (request, call) => endClosure(context, request, call),
      listClosures: (request) => listClosures(context, request),
      getDepartures: (request) => getDepartures(context, request),
      listDepartures: (request, call) => listDepartures(context, request, call),
      previewDeparture: (request, call) => previewDeparture(context, request, call),
      scheduleDeparture: (request, call) => scheduleDeparture(context, request, call),
      changeDeparture: (request, call) => changeDeparture(context, request, call),
      cancelDeparture: (request, call) => cancelDeparture(context, request, call),
      listAuditEntries: (request, call) => listAuditEntries(context, request, call),
      startWalk: (request, call) => startWalk(context, request, call),
      getWalk: (request, call) => getWalk(context, request, call),
      listWalks: (request, call) => listWalks(context, request, call),
      checkIn: (request, call) => checkIn(context, request, call),
      getStationCode: (request, call) => getStationCode(context, request, call),
    })
  }
}
