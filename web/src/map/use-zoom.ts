import type { Map as LeafletMap } from 'leaflet'
import { useEffect, useState } from 'react'

const FIRST_ZOOM = 10

/** The zoom at which the map last came to rest; Leaflet's own is ahead of it while a zoom is drawn. */
export function useZoom(map: LeafletMap | null): number {
  const [zoom, setZoom] = useState(FIRST_ZOOM)
  useEffect(() => {
    if (!map) return
    const rest = () => setZoom(map.getZoom())
    rest()
    map.on('zoomend', rest)
    return () => {
      map.off('zoomend', rest)
    }
  }, [map])
  return zoom
}
