import type { Map as LeafletMap } from 'leaflet'
import { useMemo, useState } from 'react'
import { useText } from '../i18n/text.ts'
import { createClusters } from './clusters.ts'
import { HereMark } from './here-mark.tsx'
import { MapFrame } from './map-frame.tsx'
import type { DistrictMapProps } from './props.ts'
import { SiteMarks } from './site-marks.tsx'
import { mapText } from './text.ts'
import { useMapView } from './use-map-view.ts'
import { useZoom } from './use-zoom.ts'

/** The printed map of the district with a vat for each site. The list beside it can do all that this can. */
export function DistrictMap(props: DistrictMapProps) {
  const { sites, selectedSiteId } = props
  const text = useText(mapText)
  const [map, setMap] = useState<LeafletMap | null>(null)
  const zoom = useZoom(map)
  const clusters = useMemo(
    () => createClusters(sites, new Set(selectedSiteId === null ? [] : [selectedSiteId])),
    [sites, selectedSiteId],
  )
  const obstacles = useMemo(() => ({ marks: clusters.at(zoom), stops: [] }), [clusters, zoom])
  const moves = useMapView(map, props)
  return (
    <MapFrame
      {...props}
      map={map}
      onMap={setMap}
      zoom={zoom}
      moves={moves}
      obstacles={obstacles}
      label={text.map}
    >
      {map ? (
        <>
          <SiteMarks
            {...props}
            map={map}
            moves={moves}
            clusters={clusters}
            marks={obstacles.marks}
            zoom={zoom}
          />
          {props.here ? <HereMark map={map} here={props.here} /> : null}
        </>
      ) : null}
    </MapFrame>
  )
}
