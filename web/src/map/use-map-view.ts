import type { Map as LeafletMap } from 'leaflet'
import { useEffect, useRef } from 'react'
import type { DistrictMapProps } from './props.ts'
import {
  boundsAbove,
  centreOn,
  DISTRICT,
  fitDistrict,
  insetOf,
  isInView,
  type MapMoves,
  movesOf,
  ROUND_DISTRICT_SHARE,
} from './view-geometry.ts'

const HERE_ZOOM = 13.5

type Wishes = Pick<DistrictMapProps, 'sites' | 'selectedSiteId' | 'onBoundsChange' | 'here' | 'bottomInset'>

/**
 * Moves the map for the page (first view, selection, own position) and tells the page when the person moved it.
 * Returns what the map's buttons do.
 */
export function useMapView(map: LeafletMap | null, wishes: Wishes): MapMoves {
  const current = useRef(wishes)
  current.current = wishes
  const moves = useRef<Moves>({ areOurs: false, isStarting: false, areTouched: false })

  useEffect(() => (map ? watchMoves(map, moves.current, current) : undefined), [map])

  const { selectedSiteId, bottomInset, here } = wishes
  // Opened cold, the page knows which site is selected before the sites are there.
  const isSelectedKnown = wishes.sites.some(({ id }) => id === selectedSiteId)
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown anew when the selection or what covers the map changes
  useEffect(() => {
    if (map) showWhatIsWished(map, moves.current, current.current)
  }, [map, selectedSiteId, isSelectedKnown, bottomInset])

  const isHereKnown = here !== null
  useEffect(() => {
    const point = current.current.here
    if (!map || !isHereKnown || !point) return
    if (!DISTRICT.pad(ROUND_DISTRICT_SHARE).contains([point.latitude, point.longitude])) return
    moves.current.areTouched = true
    const inset = insetOf(map, current.current.bottomInset)
    byProgram(map, moves.current, () => centreOn(map, point, Math.max(map.getZoom(), HERE_ZOOM), inset))
  }, [map, isHereKnown])

  return movesOf(map, bottomInset)
}

interface Moves {
  /** The movement under way was asked for by the page, not by the person. */
  areOurs: boolean
  /** While the page's own call runs, all that it tells at once is the page's. */
  isStarting: boolean
  /** The view is somebody's choice by now: it is not fitted again. */
  areTouched: boolean
}

/** A movement with an animation ends later: until then it is the page's. `move` must move the map. */
function byProgram(map: LeafletMap, moves: Moves, move: () => void): void {
  let hasEnded = false
  const ended = () => {
    hasEnded = true
  }
  map.on('moveend', ended)
  moves.areOurs = true
  moves.isStarting = true
  move()
  moves.isStarting = false
  map.off('moveend', ended)
  if (hasEnded) moves.areOurs = false
}

function watchMoves(map: LeafletMap, moves: Moves, wishes: { readonly current: Wishes }): () => void {
  const told = () => {
    if (moves.areOurs) {
      moves.areOurs = moves.isStarting
      return
    }
    moves.areTouched = true
    wishes.current.onBoundsChange(boundsAbove(map, insetOf(map, wishes.current.bottomInset)))
  }
  const container = map.getContainer()
  const watcher = new ResizeObserver(() => {
    if (!map.getSize().equals([container.clientWidth, container.clientHeight])) {
      byProgram(map, moves, () => map.invalidateSize({ pan: false, animate: false }))
    }
    showWhatIsWished(map, moves, wishes.current)
  })
  map.on('moveend', told)
  watcher.observe(container)
  return () => {
    map.off('moveend', told)
    watcher.disconnect()
  }
}

/** The whole district until somebody moved the map, and the selected site always. */
function showWhatIsWished(
  map: LeafletMap,
  moves: Moves,
  { sites, selectedSiteId, bottomInset }: Wishes,
): void {
  if (map.getSize().x === 0 || map.getSize().y === 0) return
  const inset = insetOf(map, bottomInset)
  const selected = sites.find(({ id }) => id === selectedSiteId)
  if (!moves.areTouched) byProgram(map, moves, () => fitDistrict(map, inset, false))
  if (!selected || isInView(map, selected.point, inset)) return
  byProgram(map, moves, () => centreOn(map, selected.point, map.getZoom(), inset))
}
