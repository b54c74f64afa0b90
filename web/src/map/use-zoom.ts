import type { Map as LeafletMap } from 'leaflet'
import { useCallback, useSyncExternalStore } from 'react'

const FIRST_ZOOM = 10

/** The zoom at which the map rests. */
export function useZoom(map: LeafletMap | null): number {
  const subscribe = useCallback(
    (changed: () => void) => {
      map?.on('zoomend', changed)
      return () => {
        map?.off('zoomend', changed)
      }
    },
    [map],
  )
  return useSyncExternalStore(subscribe, () => map?.getZoom() ?? FIRST_ZOOM)
}
