import type { MessageInitShape } from '@bufbuild/protobuf'
import { toKML } from '@placemarkio/tokml'
import { Language } from '@xingzhi/proto/common/v1/theme_pb.js'
import {
  type ExportRouteRequest,
  type ExportRouteResponseSchema,
  RouteFormat,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { readId, refuseInput } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { readRoute } from '../db/routes.ts'
import { readStations } from '../db/stations.ts'
import { stationIdsOf } from '../domain/route.ts'
import { type GuidedRoute, guidedRoute } from '../export/guided-route.ts'
import { routeGeojson } from '../export/route-geojson.ts'
import { routeGpx } from '../export/route-gpx.ts'

export async function exportRoute(
  { db }: Context,
  { routeId, format, language, pageUrl }: ExportRouteRequest,
): Promise<Written> {
  const id = readId('routeId', routeId)
  const write = writerOf(format)
  const route = (await readRoute(db, id)) ?? refuse('NOT_FOUND', { what: 'route' })
  const stations = await readStations(db, stationIdsOf(route.stops))
  return write(guidedRoute(route, stations, { inEnglish: language === Language.EN, pageUrl }))
}

type Written = MessageInitShape<typeof ExportRouteResponseSchema>

function writerOf(format: RouteFormat): (route: GuidedRoute) => Written | Promise<Written> {
  switch (format) {
    case RouteFormat.GPX:
      return async (route) => ({
        content: await routeGpx(route),
        mediaType: 'application/gpx+xml',
        fileEnding: 'gpx',
      })
    case RouteFormat.KML:
      return (route) => ({
        content: toKML(routeGeojson(route)),
        mediaType: 'application/vnd.google-earth.kml+xml',
        fileEnding: 'kml',
      })
    case RouteFormat.GEOJSON:
      return (route) => ({
        content: JSON.stringify(routeGeojson(route)),
        mediaType: 'application/geo+json',
        fileEnding: 'geojson',
      })
    default:
      return refuseInput('format', format === RouteFormat.UNSPECIFIED ? 'required' : 'unknown')
  }
}
