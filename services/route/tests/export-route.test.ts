import { gpx, kml } from '@tmcw/togeojson'
import { Language } from '@xingzhi/proto/common/v1/theme_pb.js'
import { RouteFormat } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { DOMParser } from '@xmldom/xmldom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { oldStreet, putRoute, putStation, refusalFrom } from './route-data.ts'
import { type RouteSystem, startRoute } from './start-route.ts'

let system: RouteSystem
let routeId: string
let straightId: string
const path = (oldStreet.path ?? []).map(({ latitude = 0, longitude = 0 }) => [longitude, latitude])
const nasty = '茶馆 <b>"A&B"</b> ’ ]]> 𠮷'

beforeAll(async () => {
  system = await startRoute()
  const first = await putStation(system, { openingHours: 'Tu-Su 09:00-16:30; Mo off' })
  const second = await putStation(system, {
    name: nasty,
    nameEn: '',
    point: { latitude: 31.15407, longitude: 121.35033 },
  })
  routeId = (await putRoute(system, [first, second, first])).id
  const points = [first, second].map(({ point }) => must(point))
  straightId = (await putRoute(system, [first, second], { path: points })).id
})
afterAll(() => system.stop())

const pageUrl = 'https://walks.example/walks/Route_1?a=1&b=2'
const exportAs = (format: RouteFormat, language = Language.ZH) =>
  system.as(undefined).exportRoute({ routeId, format, language, pageUrl })
const parse = (xml: string) =>
  new DOMParser({ onError: (level, message) => fail(`${level}: ${message}`) }).parseFromString(
    xml,
    'text/xml',
  ) as never
const stations = [
  ['七宝钟楼', [121.3497, 31.1564]],
  [nasty, [121.35033, 31.15407]],
  ['七宝钟楼', [121.3497, 31.1564]],
]

interface Read {
  type: string
  coordinates: unknown
  name: unknown
}
function read(collection: { features: { geometry: unknown; properties: unknown }[] }): Read[] {
  return collection.features.map(({ geometry, properties }) => ({
    ...(geometry as Read),
    name: (properties as Read).name,
  }))
}

describe('a route as a file', () => {
  it('is GPX that another parser reads: the path a track, the stations waypoints in their order', async () => {
    const { content, mediaType, fileEnding } = await exportAs(RouteFormat.GPX)
    expect([mediaType, fileEnding]).toEqual(['application/gpx+xml', 'gpx'])
    const features = read(gpx(parse(content)))
    expect(features.filter(({ type }) => type === 'LineString')).toMatchObject([
      { coordinates: path, name: '七宝老街线' },
    ])
    const points = features.filter(({ type }) => type === 'Point')
    expect(points.map(({ name, coordinates }) => [name, coordinates])).toEqual(
      stations.map(([name, coordinates], index) => [`0${index + 1} ${name}`, coordinates]),
    )
    expect(content).toMatch(/<gpx [^>]*version="1\.1"/)
    expect(content).toContain('http://www.topografix.com/GPX/1/1')
  })

  it('is KML that another parser reads', async () => {
    const { content, mediaType } = await exportAs(RouteFormat.KML)
    expect(mediaType).toBe('application/vnd.google-earth.kml+xml')
    const [line, ...points] = read(kml(parse(content)))
    expect(line).toMatchObject({ type: 'LineString', coordinates: path, name: '七宝老街线' })
    expect(points.map(({ name, coordinates }) => [name, coordinates])).toEqual(stations)
    expect(content).toContain('http://www.opengis.net/kml/2.2')
  })

  it('is GeoJSON, with opening hours where they are known', async () => {
    const { content, mediaType } = await exportAs(RouteFormat.GEOJSON)
    expect(mediaType).toBe('application/geo+json')
    const collection = JSON.parse(content)
    expect(collection.type).toBe('FeatureCollection')
    const [line, ...points] = read(collection)
    expect(line).toMatchObject({ type: 'LineString', coordinates: path, name: '七宝老街线' })
    expect(points.map(({ name, coordinates }) => [name, coordinates])).toEqual(stations)
    const properties = collection.features.map((feature: { properties: object }) => feature.properties)
    expect(properties[1]).toMatchObject({
      number: 1,
      description: '集合点。',
      openingHours: 'Tu-Su 09:00-16:30; Mo off',
    })
    expect(properties[2]).not.toHaveProperty('openingHours')
  })

  it('is in English where there is English', async () => {
    const { content } = await exportAs(RouteFormat.GEOJSON, Language.EN)
    const names = read(JSON.parse(content)).map(({ name }) => name)
    expect(names).toEqual(['Qibao Old Street Walk', 'Qibao Belltower', nasty, 'Qibao Belltower'])
  })
})

describe('what a route’s file says of itself', () => {
  it('says in its own fields whose it is, where it is from, that it is an example and that its line is straight', async () => {
    const straight = '站点之间是直线连接，不是实际行走的路；长度按直线计算，实际更长。'
    const example = '示例线路：由本平台编排，并非官方发布。'
    const odbl = 'https://opendatacommons.org/licenses/odbl/1-0/'
    const said = {
      ...{ description: `从钟楼走到教堂。\n${example}\n${straight}`, path: 'straight', example: true },
      ...{ attribution: '© OpenStreetMap contributors', licence: 'ODbL 1.0', licenceUrl: odbl },
      ...{ source: '行知 Xingzhi', link: pageUrl },
    }
    routeId = straightId
    const geojson = JSON.parse((await exportAs(RouteFormat.GEOJSON)).content)
    expect(geojson.features[0].properties).toMatchObject(said)
    const [line] = kml(parse((await exportAs(RouteFormat.KML)).content)).features
    expect(line?.properties).toMatchObject({ ...said, example: 'true' })
    const file = (await exportAs(RouteFormat.GPX)).content
    const track = gpx(parse(file)).features.find(({ geometry }) => geometry?.type === 'LineString')
    expect(track?.properties).toMatchObject({
      ...{ desc: said.description, cmt: `${example}\n${straight}` },
      links: [{ href: pageUrl }],
    })
    expect(file).toContain('<src>行知 Xingzhi, © OpenStreetMap contributors (ODbL 1.0)</src>')
    const [metadata = ''] = /<metadata>[\s\S]*<\/metadata>/.exec(file) ?? []
    expect(metadata).toMatch(/<copyright author="OpenStreetMap contributors">\s*<license>(.*)<\/license>/)
    expect(metadata).toContain(`<license>${odbl}</license>`)
    expect(metadata).toContain('<link href="https://walks.example/walks/Route_1?a=1&amp;b=2">')
  })

  it('says of a line that was drawn, in English, nothing but what is so', async () => {
    routeId = (await putRoute(system, [await putStation(system)], { composed: false, summaryEn: 'A walk.' }))
      .id
    const { features } = JSON.parse((await exportAs(RouteFormat.GEOJSON, Language.EN)).content)
    expect(features[0].properties).toMatchObject({ description: 'A walk.', path: 'drawn', example: false })
    const { content } = await system.as(undefined).exportRoute({ routeId, format: RouteFormat.GEOJSON })
    expect(JSON.parse(content).features[0].properties).not.toHaveProperty('link')
  })
})

describe('a route as a file', () => {
  it('is refused in an unknown format, and for a route that is not there', async () => {
    expect((await refusalFrom(exportAs(RouteFormat.UNSPECIFIED))).facts).toEqual({
      field: 'format',
      problem: 'required',
    })
    expect((await refusalFrom(exportAs(77 as never))).facts).toEqual({ field: 'format', problem: 'unknown' })
    const unknown = system.as(undefined).exportRoute({ routeId: newId(), format: RouteFormat.GPX })
    expect(await refusalFrom(unknown)).toMatchObject({ code: 'NOT_FOUND', facts: { what: 'route' } })
    const malformed = system.as(undefined).exportRoute({ routeId: 'x', format: RouteFormat.GPX })
    expect((await refusalFrom(malformed)).facts).toEqual({ field: 'routeId', problem: 'malformed' })
  })
})

function fail(message: string): never {
  throw new Error(message)
}
