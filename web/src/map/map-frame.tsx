import 'leaflet/dist/leaflet.css'
import './map.css'
import './map-marks.css'
import { Control, type Map as LeafletMap } from 'leaflet'
import { type ReactNode, useEffect, useState } from 'react'
import { MapContainer, TileLayer } from 'react-leaflet'
import { useText } from '../i18n/text.ts'
import { MAP_ATTRIBUTION, MAP_ATTRIBUTION_SHORT } from './attribution.ts'
import { BaseMapLayer } from './base-map-layer.ts'
import { draw } from './drawing.ts'
import { LabelLayer } from './label-layer.ts'
import { MapControls } from './map-controls.tsx'
import type { LabelObstacles } from './mark-labels.ts'
import type { PrintedMapProps } from './props.ts'
import { mapText } from './text.ts'
import type { MapMoves } from './view-geometry.ts'

const MIDDLE: [number, number] = [31.11, 121.4]
const MAXIMUM_ZOOM = 17
const NORMAL_TYPE_PX = 17

/** The printed map of the district: the cloth below, its names, its buttons; `children` are the marks on it. */
export function MapFrame({
  map,
  onMap,
  zoom,
  moves,
  obstacles,
  label,
  bottomInset,
  tileLayer,
  language,
  children,
}: PrintedMapProps & {
  map: LeafletMap | null
  onMap(map: LeafletMap | null): void
  zoom: number
  moves: MapMoves
  /** What the names keep clear of; keep it the same while it says the same. */
  obstacles: LabelObstacles
  /** What the map shows, for those who do not see it. */
  label: string
  children: ReactNode
}) {
  const text = useText(mapText)
  const hasFailed = useBaseMap(map, tileLayer !== null)
  useLabels(map, tileLayer !== null, obstacles, zoom, language)
  useContainer(map, label)
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches

  return (
    <div
      className="district-map"
      data-tiles={tileLayer ? '' : undefined}
      style={{ '--map-bottom-inset': `${bottomInset}px` } as React.CSSProperties}
    >
      <MapContainer
        ref={onMap}
        className="district-map-canvas"
        center={MIDDLE}
        zoom={10}
        zoomSnap={tileLayer ? 1 : 0.1}
        maxZoom={tileLayer?.maximumZoom ?? MAXIMUM_ZOOM}
        trackResize={false}
        zoomControl={false}
        attributionControl={false}
        zoomAnimation={!isStill}
        markerZoomAnimation={!isStill}
        fadeAnimation={!isStill}
        inertia={!isStill}
        maxBoundsViscosity={0.8}
        wheelPxPerZoomLevel={110}
      >
        {tileLayer ? <TileLayer url={tileLayer.urlTemplate} maxZoom={tileLayer.maximumZoom} /> : null}
      </MapContainer>
      {map ? (
        <>
          {children}
          <MapControls
            canZoomIn={zoom < map.getMaxZoom()}
            canZoomOut={zoom > map.getMinZoom()}
            onZoom={moves.zoomBy}
            onWholeDistrict={moves.showDistrict}
          />
        </>
      ) : null}
      <p className="map-attribution" lang="en">
        {tileLayer ? `${tileLayer.attribution} · ` : ''}
        <span className="map-attribution-full">{MAP_ATTRIBUTION}</span>
        <span className="map-attribution-short">{MAP_ATTRIBUTION_SHORT}</span>
      </p>
      {hasFailed ? (
        <p className="map-unavailable" role="status">
          {text.unavailable}
        </p>
      ) : null}
    </div>
  )
}

/** Draws the own base map; under tiles only the district's outline remains of it. True when it did not come. */
function useBaseMap(map: LeafletMap | null, isOverTiles: boolean): boolean {
  const [hasFailed, setHasFailed] = useState(false)
  useEffect(() => {
    if (!map) return
    const layer = new BaseMapLayer({ outlineOnly: isOverTiles, failed: () => setHasFailed(true) }).addTo(map)
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const repaint = () => layer.repaint()
    dark.addEventListener('change', repaint)
    return () => {
      dark.removeEventListener('change', repaint)
      layer.remove()
    }
  }, [map, isOverTiles])
  return hasFailed
}

function useLabels(
  map: LeafletMap | null,
  isOverTiles: boolean,
  obstacles: LabelObstacles,
  zoom: number,
  language: 'zh' | 'en',
): void {
  const [layer] = useState(() => new LabelLayer())
  useEffect(() => {
    if (!map || isOverTiles) return
    layer.addTo(map)
    return () => {
      layer.remove()
    }
  }, [map, layer, isOverTiles])
  useEffect(() => {
    if (isOverTiles) return
    let isNewest = true
    const typeScale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / NORMAL_TYPE_PX
    void draw({ kind: 'labels', obstacles, sheet: { zoom, language, typeScale } }).then(({ labels }) => {
      if (isNewest && labels) layer.show(labels)
    })
    return () => {
      isNewest = false
    }
  }, [layer, isOverTiles, obstacles, zoom, language])
}

/** Leaflet lets the keyboard move its container: so it gets a role and a name, and a scale. */
function useContainer(map: LeafletMap | null, label: string): void {
  useEffect(() => {
    if (!map) return
    const scale = new Control.Scale({ imperial: false, maxWidth: 90 }).addTo(map)
    return () => {
      scale.remove()
    }
  }, [map])
  useEffect(() => {
    map?.getContainer().setAttribute('role', 'application')
    map?.getContainer().setAttribute('aria-label', label)
  }, [map, label])
}
