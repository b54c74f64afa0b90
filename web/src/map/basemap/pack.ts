import { readFileSync, writeFileSync } from 'node:fs'
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson'

/**
 * Makes what the map fetches from `source/`: `node web/src/map/basemap/pack.ts`.
 * Two files, because the outlines (MIT) and what comes from OpenStreetMap (ODbL) carry different licences.
 */
const simplifyMetres = { outline: 8, neighbour: 60, line: 8 }
const sameBorderMetres = 150
const metresPerDegree = { latitude: 111_320, longitude: 111_320 * Math.cos((31.1 * Math.PI) / 180) }

const outline = read('outline')
const focus = outline.filter((feature) => feature.properties['class'] === 'focus')
const neighbours = outline.filter((feature) => feature.properties['class'] === 'neighbour')
const metroLines = read('metro-lines').filter((feature) => feature.properties['class'] === 'near')

write('outline', [
  ...focus.map((feature) => keep(feature, ['name', 'nameEn'], 'district', simplifyMetres.outline)),
  { type: 'Feature', properties: { kind: 'neighbour-border' }, geometry: bordersOf(neighbours) },
])
write('openstreetmap', [
  ...read('green').map((feature) => keep(feature, ['name', 'nameEn', 'areaHa'], 'green', 0)),
  ...read('water').map((feature) => keep(feature, ['name', 'nameEn', 'widthM'], waterKind(feature), 0)),
  ...read('roads').map((feature) =>
    keep(feature, ['name', 'nameEn', 'ref'], `road-${feature.properties['class']}`, simplifyMetres.line),
  ),
  ...read('metro-lines').map((feature) =>
    keep(feature, ['name', 'nameEn', 'ref'], `metro-${feature.properties['class']}`, simplifyMetres.line),
  ),
  ...read('names')
    .filter((feature) => feature.properties['kind'] === 'metro-station')
    .map(onItsLine),
])
write(
  'names',
  read('names')
    .filter((feature) => feature.properties['kind'] !== 'metro-station')
    .map((feature) => keep(feature, ['name', 'nameEn'], String(feature.properties['kind']), 0)),
)

type Kept = Feature<Geometry, Record<string, unknown>>

function read(name: string): Kept[] {
  const text = readFileSync(new URL(`source/${name}.geojson`, import.meta.url), 'utf8')
  return (JSON.parse(text) as FeatureCollection<Geometry, Record<string, unknown>>).features
}

function write(name: string, features: Kept[]): void {
  const lines = features.map((feature) => JSON.stringify(feature))
  writeFileSync(
    new URL(`${name}.geojson`, import.meta.url),
    `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`,
  )
}

function keep(feature: Kept, properties: string[], kind: string, toleranceMetres: number): Kept {
  const kept = properties.flatMap((key) => {
    const value = feature.properties[key]
    return value === undefined || value === null ? [] : [[key, value]]
  })
  return {
    type: 'Feature',
    properties: { kind, ...Object.fromEntries(kept) },
    geometry: simplified(feature.geometry, toleranceMetres),
  }
}

function waterKind(feature: Kept): string {
  const kind = String(feature.properties['class'])
  if (kind === 'centreline') return 'water-centreline'
  return feature.geometry.type === 'Polygon' ? 'water-area' : 'water-line'
}

/** A station's point moved onto the nearest of its lines, so that the drawing agrees with itself. */
function onItsLine(station: Kept): Kept {
  if (station.geometry.type !== 'Point') throw new Error('a station is a point')
  const lines = station.properties['lines'] as string[]
  const point = station.geometry.coordinates
  const tracks = metroLines
    .filter((line) => lines.includes(String(line.properties['ref'])))
    .flatMap((line) => linesOf(line.geometry))
  const nearest = tracks.flatMap((track) => nearestOn(track, point)).sort((a, b) => a.metres - b.metres)[0]
  const moved = nearest && nearest.metres < 250 ? nearest.point : point
  return {
    type: 'Feature',
    properties: {
      kind: 'metro-station',
      name: station.properties['name'],
      nameEn: station.properties['nameEn'],
    },
    geometry: { type: 'Point', coordinates: moved.map((value) => Number(value.toFixed(5))) },
  }
}

function nearestOn(track: Position[], point: Position): { point: Position; metres: number }[] {
  return track.slice(1).map((end, index) => {
    const on = project(point, track[index] as Position, end)
    return { point: on, metres: distance(on, point) }
  })
}

/** Borders between neighbours, each once, without what they share with the district itself. */
function bordersOf(features: Kept[]): Geometry {
  const own = focus.flatMap((feature) => linesOf(feature.geometry)).flat()
  const seen = new Set<string>()
  const lines: Position[][] = []
  for (const ring of features.flatMap((feature) => linesOf(feature.geometry))) {
    let line: Position[] = []
    for (const [index, end] of ring.slice(1).entries()) {
      const start = ring[index] as Position
      const key = [start, end].map(String).sort().join()
      const isDrawn = seen.has(key) || own.some((point) => distance(point, start) < sameBorderMetres)
      seen.add(key)
      if (!isDrawn && !isFrame(start, end)) line.push(...(line.length === 0 ? [start, end] : [end]))
      else if (line.length > 0) line = finish(lines, line)
    }
    finish(lines, line)
  }
  return { type: 'MultiLineString', coordinates: lines }
}

function finish(lines: Position[][], line: Position[]): Position[] {
  if (line.length > 2) lines.push(thinned(line, simplifyMetres.neighbour))
  return []
}

/** The cut along the frame of the data is no border. */
function isFrame(a: Position, b: Position): boolean {
  return a[0] === b[0] || a[1] === b[1]
}

function linesOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates]
  if (geometry.type === 'MultiLineString' || geometry.type === 'Polygon') return geometry.coordinates
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat()
  throw new Error(`no lines in a ${geometry.type}`)
}

function simplified(geometry: Geometry, toleranceMetres: number): Geometry {
  if (toleranceMetres === 0) return geometry
  if (geometry.type === 'LineString')
    return { type: 'LineString', coordinates: thinned(geometry.coordinates, toleranceMetres) }
  if (geometry.type === 'MultiLineString' || geometry.type === 'Polygon')
    return {
      type: geometry.type,
      coordinates: geometry.coordinates.map((line) => thinned(line, toleranceMetres)),
    }
  return geometry
}

/** Douglas–Peucker: leaves out points that lie closer than the tolerance to what remains. */
function thinned(line: Position[], toleranceMetres: number): Position[] {
  const first = line[0]
  const last = line.at(-1)
  if (!first || !last || line.length < 3) return line
  let farthest = { index: 0, metres: 0 }
  for (const [index, point] of line.entries()) {
    const metres = distance(point, project(point, first, last))
    if (metres > farthest.metres) farthest = { index, metres }
  }
  if (farthest.metres <= toleranceMetres) return [first, last]
  return [
    ...thinned(line.slice(0, farthest.index + 1), toleranceMetres).slice(0, -1),
    ...thinned(line.slice(farthest.index), toleranceMetres),
  ]
}

function project(point: Position, start: Position, end: Position): Position {
  const [px, py] = metres(point)
  const [ax, ay] = metres(start)
  const [bx, by] = metres(end)
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  const along = length === 0 ? 0 : ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length
  const t = Math.min(1, Math.max(0, along))
  return [(ax + t * (bx - ax)) / metresPerDegree.longitude, (ay + t * (by - ay)) / metresPerDegree.latitude]
}

function distance(a: Position, b: Position): number {
  const [ax, ay] = metres(a)
  const [bx, by] = metres(b)
  return Math.hypot(ax - bx, ay - by)
}

function metres([longitude = 0, latitude = 0]: Position): [number, number] {
  return [longitude * metresPerDegree.longitude, latitude * metresPerDegree.latitude]
}
