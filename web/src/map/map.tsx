import 'leaflet/dist/leaflet.css'
import './map.css'
import './map-marks.css'
import { Control, type Map as LeafletMap } from 'leaflet'
import { useEffect, useMemo, useState } from 'react'
import { MapContainer, TileLayer } from 'react-leaflet'
import { useText } from '../i18n/text.ts'
import { loadBaseMap, MAP_ATTRIBUTION, MAP_ATTRIBUTION_SHORT, type MapFeature } from './base-map.ts'
import { BaseMapLayer } from './base-map-layer.ts'
import { createClusters } from './clusters.ts'
import { HereMark } from './here-mark.tsx'
import { LabelLayer } from './label-layer.ts'
import { MapControls } from './map-controls.tsx'
import { layOutLabels } from './map-labels.ts'
import type { DistrictMapProps } from './props.ts'
import { SiteMarks } from './site-marks.tsx'
import { mapText } from './text.ts'
import { useMapView } from './use-map-view.ts'
import { useZoom } from './use-zoom.ts'

const MIDDLE: [number, number] = [31.11, 121.4]
const MAXIMUM_ZOOM = 17
const NORMAL_TYPE_PX = 17

/** The printed map of the district with a vat for each site. The list beside it can do all that this can. */
export function DistrictMap(props: DistrictMapProps) {
  const { sites, selectedSiteId, bottomInset, tileLayer, language } = props
  const text = useText(mapText)
  const [map, setMap] = useState<LeafletMap | null>(null)
  const zoom = useZoom(map)
  const clusters = useMemo(
    () => createClusters(sites, new Set(selectedSiteId === null ? [] : [selectedSiteId])),
    [sites, selectedSiteId],
  )
  const marks = useMemo(() => clusters.at(zoom), [clusters, zoom])
  const moves = useMapView(map, props)
  const features = useBaseMap(map, tileLayer !== null)
  useLabels(map, tileLayer === null && features !== 'failed' ? features : [], marks, zoom, language)
  useContainer(map, text.map)
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches

  return (
    <div
      className="district-map"
      data-tiles={tileLayer ? '' : undefined}
      style={{ '--map-bottom-inset': `${bottomInset}px` } as React.CSSProperties}
    >
      <MapContainer
        ref={setMap}
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
          <SiteMarks {...props} map={map} moves={moves} clusters={clusters} marks={marks} zoom={zoom} />
          {props.here ? <HereMark map={map} here={props.here} /> : null}
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
      {features === 'failed' ? (
        <p className="map-unavailable" role="status">
          {text.unavailable}
        </p>
      ) : null}
    </div>
  )
}

/** Draws the own base map; under tiles only the district's outline remains of it. */
function useBaseMap(map: LeafletMap | null, isOverTiles: boolean): readonly MapFeature[] | 'failed' {
  const [features, setFeatures] = useState<readonly MapFeature[] | 'failed'>([])
  useEffect(() => {
    let isWanted = true
    loadBaseMap().then(
      (loaded) => isWanted && setFeatures(loaded),
      () => isWanted && setFeatures('failed'),
    )
    return () => {
      isWanted = false
    }
  }, [])
  useEffect(() => {
    if (!map || features === 'failed') return
    const layer = new BaseMapLayer().addTo(map)
    layer.show(isOverTiles ? features.filter((feature) => feature.kind === 'district') : features)
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const repaint = () => layer.repaint()
    dark.addEventListener('change', repaint)
    return () => {
      dark.removeEventListener('change', repaint)
      layer.remove()
    }
  }, [map, features, isOverTiles])
  return features
}

function useLabels(
  map: LeafletMap | null,
  features: readonly MapFeature[],
  marks: Parameters<typeof layOutLabels>[1],
  zoom: number,
  language: 'zh' | 'en',
): void {
  const [layer] = useState(() => new LabelLayer())
  useEffect(() => {
    if (!map) return
    layer.addTo(map)
    return () => {
      layer.remove()
    }
  }, [map, layer])
  useEffect(() => {
    const typeScale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / NORMAL_TYPE_PX
    layer.show(layOutLabels(features, marks, { zoom, language, typeScale }))
  }, [layer, features, marks, zoom, language])
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
