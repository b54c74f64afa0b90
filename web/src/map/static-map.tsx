import './static-map.css'
import { useEffect, useMemo, useState } from 'react'
import { useText } from '../i18n/text.ts'
import { MAP_ATTRIBUTION } from './attribution.ts'
import { loadBaseMap, type MapFeature } from './base-map.ts'
import type { MapLabel } from './map-labels.ts'
import { layOutLabels } from './map-labels.ts'
import type { RouteOnMap } from './props.ts'
import { spread } from './spread.ts'
import { type Frame, frameOf, pathOf, placeIn, scaleBar } from './static-frame.ts'
import { mapText } from './text.ts'
import { overlaps, worldPoint } from './world.ts'

const WIDTH = 930
const STOPS_APART = 34
const STOP_RADIUS = 14

/** A walk on the printed map as one still drawing: for paper, and without Leaflet. */
export function StaticMap({
  route,
  language,
  height,
}: {
  route: RouteOnMap
  language: 'zh' | 'en'
  /** Of a drawing 930 wide. */
  height: number
}) {
  const text = useText(mapText)
  const features = useFeatures()
  const frame = useMemo(() => frameOf(pointsOf(route), WIDTH, height), [route, height])
  const stops = useMemo(() => stopsIn(frame, route), [frame, route])
  const labels = useMemo(() => {
    const named = stops.map(({ stop, offset }) => ({
      ...{ stationId: stop.stationId, name: `${stop.name}`, point: stop.point, offset },
      ...{ size: 2 * STOP_RADIUS + 4, named: true },
    }))
    const sheet = { zoom: frame.zoom, language, typeScale: 1.05 }
    return layOutLabels(features ?? [], { marks: [], stops: named }, sheet)
  }, [features, stops, frame, language])
  return (
    <figure className="static-map">
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={text.route(route.name)}
        data-theme={route.theme}
      >
        <rect className="static-ground" width={WIDTH} height={height} />
        <Cloth features={features ?? []} frame={frame} />
        <path className="static-casing" d={pathOf(linePoints(route), frame)} />
        <path className="static-stitch" d={pathOf(linePoints(route), frame)} />
        <Labels labels={labels} frame={frame} />
        {stops.map(({ stop, x, y }) => (
          <g key={stop.stationId} className="static-stop" transform={`translate(${x} ${y})`}>
            <circle r={STOP_RADIUS} />
            <text textAnchor="middle" dy="0.36em" data-long={stop.number.length > 2 || undefined}>
              {stop.number}
            </text>
          </g>
        ))}
        <ScaleBar frame={frame} height={height} />
      </svg>
      <figcaption lang="en">{MAP_ATTRIBUTION}</figcaption>
    </figure>
  )
}

const painted = [
  'district',
  'green',
  'water-line',
  'water-area',
  'road-main',
  'road-expressway',
  'metro-context',
  'metro-near',
  'metro-station',
] as const

/** Land, greens, waters, roads and metro within the frame, in the order in which they are printed. */
function Cloth({ features, frame }: { features: readonly MapFeature[]; frame: Frame }) {
  return painted.flatMap((kind) =>
    features
      .filter((feature) => feature.kind === kind)
      .map((feature, index) => {
        const parts = feature.parts.filter(
          ({ bounds }) => kind === 'metro-station' || overlaps(bounds, frame.visible),
        )
        if (parts.length === 0) return null
        const key = `${kind} ${index}`
        if (kind === 'metro-station') {
          const at = placeIn(frame, parts[0]?.points[0] ?? { x: 0, y: 0 })
          return <circle key={key} className="static-metro-station" cx={at.x} cy={at.y} r="4" />
        }
        const isArea = kind === 'district' || kind === 'green' || kind === 'water-area'
        const d = parts.map(({ points }) => pathOf(points, frame) + (isArea ? 'Z' : '')).join('')
        const width =
          kind === 'water-line' ? Math.max(2, feature.widthMetres * frame.pixelsPerMetre) : undefined
        return <path key={key} className={`static-${kind}`} d={d} strokeWidth={width} fillRule="evenodd" />
      }),
  )
}

function Labels({ labels, frame }: { labels: readonly MapLabel[]; frame: Frame }) {
  return labels.map(({ key, kind, text, isVertical, point }) => {
    const { x, y } = placeIn(frame, worldPoint(point.longitude, point.latitude))
    if (x < 0 || y < 0 || x > frame.width || y > frame.height) return null
    return (
      <text
        key={key}
        className={`static-label static-label-${kind}`}
        x={x}
        y={y}
        dy={isVertical ? 0 : '0.36em'}
        textAnchor="middle"
        writingMode={isVertical ? 'vertical-rl' : undefined}
      >
        {text}
      </text>
    )
  })
}

function ScaleBar({ frame, height }: { frame: Frame; height: number }) {
  const { metres, width } = scaleBar(frame)
  return (
    <g className="static-scale" transform={`translate(18 ${height - 18})`}>
      <path d={`M0-7V0H${width}V-7`} />
      <text x={width / 2} y="-6" textAnchor="middle">
        {metres < 1000 ? `${metres} m` : `${metres / 1000} km`}
      </text>
    </g>
  )
}

function stopsIn(frame: Frame, route: RouteOnMap) {
  const places = route.stops.map((stop) => ({
    stop,
    key: stop.stationId,
    ...placeIn(frame, worldPoint(stop.point.longitude, stop.point.latitude)),
  }))
  const offsets = spread(places, STOPS_APART)
  return places.map(({ stop, key, x, y }) => {
    const offset = offsets.get(key) ?? { x: 0, y: 0 }
    return { stop, offset, x: x + offset.x, y: y + offset.y }
  })
}

function linePoints({ path, stops }: RouteOnMap) {
  const along = path.length > 1 ? path : stops.map(({ point }) => point)
  return along.map(({ latitude, longitude }) => worldPoint(longitude, latitude))
}

function pointsOf({ path, stops }: RouteOnMap) {
  return [...path, ...stops.map(({ point }) => point)].map(({ latitude, longitude }) =>
    worldPoint(longitude, latitude),
  )
}

/** Null while they are fetched; none when they cannot be had: the walk is drawn all the same. */
function useFeatures(): readonly MapFeature[] | null {
  const [features, setFeatures] = useState<readonly MapFeature[] | null>(null)
  useEffect(() => {
    let isWanted = true
    loadBaseMap().then(
      (loaded) => isWanted && setFeatures(loaded),
      () => isWanted && setFeatures([]),
    )
    return () => {
      isWanted = false
    }
  }, [])
  return features
}
