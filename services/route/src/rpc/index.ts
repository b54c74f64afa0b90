import type { ConnectRouter } from '@connectrpc/connect'
import { RouteService } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { bind } from '@xingzhi/runtime/bind'
import type { Context } from '../context.ts'
import { addClosure } from './add-closure.ts'
import { cancelDeparture } from './cancel-departure.ts'
import { changeDeparture } from './change-departure.ts'
import { checkIn } from './check-in.ts'
import { endClosure } from './end-closure.ts'
import { exportRoute } from './export-route.ts'
import { getDepartures } from './get-departures.ts'
import { getOpenings } from './get-openings.ts'
import { getRoutes } from './get-routes.ts'
import { getStationCode } from './get-station-code.ts'
import { getStations } from './get-stations.ts'
import { getWalk } from './get-walk.ts'
import { listAuditEntries } from './list-audit-entries.ts'
import { listClosures } from './list-closures.ts'
import { listDepartures } from './list-departures.ts'
import { listHolidayNotices } from './list-holiday-notices.ts'
import { listRoutes } from './list-routes.ts'
import { listWalks } from './list-walks.ts'
import { previewDeparture } from './preview-departure.ts'
import { putHolidayNotice } from './put-holiday-notice.ts'
import { putRoute } from './put-route.ts'
import { putStation } from './put-station.ts'
import { scheduleDeparture } from './schedule-departure.ts'
import { startWalk } from './start-walk.ts'

export function routeRoutes(context: Context): (router: ConnectRouter) => void {
  return (router) => {
    const handlers = {
      ...{ getRoutes, listRoutes, getStations, exportRoute, putRoute, putStation },
      ...{ addClosure, endClosure, listClosures },
      ...{ getOpenings, listHolidayNotices, putHolidayNotice },
      ...{ getDepartures, listDepartures, previewDeparture },
      ...{ scheduleDeparture, changeDeparture, cancelDeparture, listAuditEntries },
      ...{ startWalk, getWalk, listWalks, checkIn, getStationCode },
    }
    router.service(RouteService, bind(context, handlers))
  }
}
