import { Language } from '@xingzhi/proto/common/v1/theme_pb.js'
import { RouteFormat } from '@xingzhi/proto/route/v1/route_service_pb.js'
import type { Visit } from '../context.ts'
import { toGlobalId } from '../schema/global-id.ts'
import { asciiOr, type ExportedFile, readFileName } from './exported-file.ts'
import { inLanguage } from './occasion.ts'

const FORMATS = new Map([
  ['gpx', RouteFormat.GPX],
  ['kml', RouteFormat.KML],
  ['geojson', RouteFormat.GEOJSON],
])

/** A route as GPX, KML or GeoJSON, by the ending of its name. */
export async function routeFile(
  name: string,
  { gateway, language }: Visit,
  baseUrl: string,
): Promise<ExportedFile | undefined> {
  const { id, ending } = readFileName('Route', name) ?? {}
  const format = ending === undefined ? undefined : FORMATS.get(ending)
  if (id === undefined || format === undefined) return undefined
  const [[route], file] = await Promise.all([
    gateway.catalogue.routes([id]),
    gateway.clients.route.exportRoute({
      routeId: id,
      format,
      language: language === 'en' ? Language.EN : Language.ZH,
      pageUrl: `${baseUrl}/walks/${toGlobalId('Route', id)}`,
    }),
  ])
  if (!route) return undefined
  const { mediaType, content, fileEnding } = file
  return {
    name: `${inLanguage(language, route)}.${fileEnding}`,
    asciiName: `${asciiOr('xingzhi-walk', route.nameEn)}.${fileEnding}`,
    ...{ mediaType, content, isPersonal: false },
  }
}
