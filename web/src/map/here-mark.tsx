import { Circle, type Map as LeafletMap } from 'leaflet'
import { useEffect } from 'react'
import { useText } from '../i18n/text.ts'
import { PlacedMark } from './placed-mark.tsx'
import type { DistrictMapProps } from './props.ts'
import { mapText } from './text.ts'

/** Where the person stands, and how far off that may be. It stays on this page. */
export function HereMark({ map, here }: { map: LeafletMap; here: NonNullable<DistrictMapProps['here']> }) {
  const text = useText(mapText)
  const { latitude, longitude, accuracyMetres } = here
  useEffect(() => {
    const ring = new Circle([latitude, longitude], {
      radius: accuracyMetres,
      className: 'map-here-ring',
      interactive: false,
    }).addTo(map)
    return () => {
      ring.remove()
    }
  }, [map, latitude, longitude, accuracyMetres])
  return (
    <PlacedMark map={map} point={here} pane="shadowPane">
      <span className="map-here" role="img" aria-label={text.here} />
    </PlacedMark>
  )
}
