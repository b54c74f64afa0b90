import type { Handler, Map as LeafletMap } from 'leaflet'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { Marked } from '../i18n/marked.tsx'
import { useText } from '../i18n/text.ts'
import { CLUSTER_MAX_ZOOM, type ClusterOnMap, type Clusters, type MarkOnMap } from './clusters.ts'
import { MapVat } from './map-vat.tsx'
import { PlacedMark } from './placed-mark.tsx'
import { directionOf, nearestInDirection } from './rove.ts'
import { mapText } from './text.ts'
import type { MapMoves } from './view-geometry.ts'

const FIRST_CRAFT_ZOOM = 12
const ALL_CRAFTS_ZOOM = 14.25
const CRAFTS_MAX = 3
const CLUSTER_ZOOM_MARGIN = 0.25

interface Props {
  map: LeafletMap
  moves: MapMoves
  clusters: Clusters
  marks: readonly MarkOnMap[]
  zoom: number
  selectedSiteId: string | null
  highlightedSiteId: string | null
  onSelectSite(siteId: string): void
}

/** All vats. They are one stop of the Tab key; the arrow keys walk from one to the next. */
export function SiteMarks({
  map,
  moves,
  clusters,
  marks,
  zoom,
  selectedSiteId,
  highlightedSiteId,
  onSelectSite,
}: Props) {
  const text = useText(mapText)
  const { buttons, stop, setStop, focusSoon } = useFocusAmong(marks, selectedSiteId)

  function press(mark: MarkOnMap, event: MouseEvent) {
    const isByPointer = event.detail > 0
    if (isByPointer && isDragEnd(map)) return
    if (mark.kind === 'site') return onSelectSite(mark.site.id)
    if (!isByPointer) focusSoon(mark.siteIds)
    const zoomTo =
      Math.min(clusters.expansionZoom(mark.clusterId), CLUSTER_MAX_ZOOM + 1) + CLUSTER_ZOOM_MARGIN
    moves.zoomTo(mark.point, zoomTo)
  }

  function walk(mark: MarkOnMap, event: KeyboardEvent) {
    const direction = directionOf(event.key)
    if (!direction) return
    event.preventDefault()
    event.stopPropagation()
    const next = nearestInDirection(
      placeOf(map, mark),
      marks.map((one) => placeOf(map, one)),
      direction,
    )
    const mover = marks.find((one) => one.key === next)
    if (!mover) return
    setStop(mover.key)
    buttons.current.get(mover.key)?.focus({ preventScroll: true })
    moves.bringInside(mover.point)
  }

  return marks.map((mark) => {
    const isSelected = mark.kind === 'site' && mark.site.id === selectedSiteId
    const isHighlighted = highlightedSiteId !== null && holds(mark, highlightedSiteId)
    return (
      <PlacedMark key={mark.key} map={map} point={mark.point} raised={isSelected || isHighlighted}>
        <button
          type="button"
          ref={(button) => {
            if (button) buttons.current.set(mark.key, button)
            else buttons.current.delete(mark.key)
          }}
          className="map-mark-button"
          data-kind={mark.kind}
          data-selected={isSelected || undefined}
          data-highlighted={isHighlighted || undefined}
          aria-pressed={mark.kind === 'site' ? isSelected : undefined}
          tabIndex={mark.key === stop ? 0 : -1}
          style={mark.kind === 'site' ? { translate: `${mark.offset.x}px ${mark.offset.y}px` } : undefined}
          onClick={(event) => press(mark, event)}
          onKeyDown={(event) => walk(mark, event)}
          onFocus={() => setStop(mark.key)}
        >
          <span className="visually-hidden">
            <Marked words={wordsOf(mark, text)} />
          </span>
          <VatOf mark={mark} zoom={zoom} />
          {mark.kind === 'site' ? (
            <span className="map-mark-name" aria-hidden="true">
              <Marked words={mark.site.name} />
            </span>
          ) : null}
        </button>
      </PlacedMark>
    )
  })
}

function VatOf({ mark, zoom }: { mark: MarkOnMap; zoom: number }) {
  const text = useText(mapText)
  if (mark.kind === 'cluster') return <ClusterVat mark={mark} tag={text.siteCount(mark.siteCount)} />
  const count = zoom >= ALL_CRAFTS_ZOOM ? CRAFTS_MAX : zoom >= FIRST_CRAFT_ZOOM ? 1 : 0
  const { remaining, capacity, crafts, approximate } = mark.site
  const shown = crafts.slice(0, count)
  return (
    <MapVat
      remaining={remaining}
      capacity={capacity}
      siteCount={1}
      crafts={shown}
      approximate={approximate}
      tag={null}
    />
  )
}

function ClusterVat({ mark, tag }: { mark: ClusterOnMap; tag: string }) {
  const { remaining, capacity, siteCount } = mark
  return <MapVat {...{ remaining, capacity, siteCount, tag }} crafts={[]} approximate={false} />
}

/** Which vat the Tab key stops at, and where the focus goes when a pressed cluster falls apart. */
function useFocusAmong(marks: readonly MarkOnMap[], selectedSiteId: string | null) {
  const buttons = useRef(new Map<string, HTMLButtonElement>())
  const wanted = useRef<readonly string[]>([])
  const [last, setStop] = useState<string | null>(null)
  const stop =
    marks.find((mark) => mark.key === last)?.key ??
    marks.find((mark) => selectedSiteId !== null && holds(mark, selectedSiteId))?.key ??
    marks[0]?.key ??
    null
  useEffect(() => {
    const first = wanted.current[0]
    const next = first === undefined ? undefined : marks.find((mark) => holds(mark, first))
    if (!next || (next.kind === 'cluster' && next.siteIds.length === wanted.current.length)) return
    wanted.current = []
    const frame = requestAnimationFrame(() => buttons.current.get(next.key)?.focus({ preventScroll: true }))
    return () => cancelAnimationFrame(frame)
  }, [marks])
  return {
    buttons,
    stop,
    setStop,
    focusSoon(siteIds: readonly string[]) {
      wanted.current = siteIds
    },
  }
}

/** The press that ends a drag is no press on what lies below it. */
function isDragEnd(map: LeafletMap): boolean {
  return (map.dragging as Handler & { moved(): boolean }).moved()
}

function holds(mark: MarkOnMap, siteId: string): boolean {
  return mark.kind === 'site' ? mark.site.id === siteId : mark.siteIds.includes(siteId)
}

function placeOf(map: LeafletMap, mark: MarkOnMap) {
  const { x, y } = map.latLngToLayerPoint([mark.point.latitude, mark.point.longitude])
  const offset = mark.kind === 'site' ? mark.offset : { x: 0, y: 0 }
  return { key: mark.key, x: x + offset.x, y: y + offset.y }
}

function wordsOf(mark: MarkOnMap, text: (typeof mapText)['zh']): string {
  if (mark.kind === 'cluster') return text.cluster(mark.siteCount, mark.remaining)
  const words = text.site(mark.site.name, mark.site.remaining)
  return mark.site.approximate ? text.approximately(words) : words
}
