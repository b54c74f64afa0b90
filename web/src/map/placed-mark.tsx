import { DivIcon, DomEvent, type Map as LeafletMap, Marker } from 'leaflet'
import { type ReactNode, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'

/** Puts React elements at a point of the map; they follow it through every movement. */
export function PlacedMark({
  map,
  point,
  pane = 'markerPane',
  raised = false,
  children,
}: {
  map: LeafletMap
  point: { latitude: number; longitude: number }
  pane?: string
  raised?: boolean
  children: ReactNode
}) {
  const { latitude, longitude } = point
  const [element] = useState(() => document.createElement('div'))
  useEffect(() => {
    const icon = new DivIcon({ html: element, className: 'map-mark', iconSize: [0, 0] })
    const marker = new Marker([latitude, longitude], {
      icon,
      pane,
      keyboard: false,
      interactive: false,
      zIndexOffset: raised ? 10_000 : 0,
    }).addTo(map)
    DomEvent.on(element, 'dblclick', DomEvent.stopPropagation)
    return () => {
      marker.remove()
    }
  }, [map, element, latitude, longitude, pane, raised])
  return createPortal(children, element)
}
