import { DivIcon, Layer, type LeafletEventHandlerFn, type Map as LeafletMap, Marker } from 'leaflet'
import type { MapLabel } from './map-labels.ts'

const HAN = /\p{Script=Han}/u
const PANE = 'map-labels'
/** Between the drawing (400) and the vats (600). */
const PANE_Z_INDEX = '450'
/** Labels this share of the view beyond its edge are in the page already. */
const PADDING = 0.3

/** The names on the map; only those near the view are in the page. */
export class LabelLayer extends Layer {
  #labels: readonly MapLabel[] = []
  #shown = new Map<string, Marker>()

  show(labels: readonly MapLabel[]): void {
    this.#labels = labels
    this.#update()
  }

  override getEvents(): Record<string, LeafletEventHandlerFn> {
    return { moveend: () => this.#update() }
  }

  override onAdd(map: LeafletMap): this {
    const pane = map.getPane(PANE) ?? map.createPane(PANE)
    pane.style.zIndex = PANE_Z_INDEX
    pane.setAttribute('aria-hidden', 'true')
    this.#update()
    return this
  }

  override onRemove(): this {
    for (const marker of this.#shown.values()) marker.remove()
    this.#shown.clear()
    return this
  }

  #update(): void {
    if (!this._map) return
    const view = this._map.getBounds().pad(PADDING)
    const wanted = new Map(
      this.#labels
        .filter(({ point }) => view.contains([point.latitude, point.longitude]))
        .map((label) => [label.key, label]),
    )
    for (const [key, marker] of this.#shown) {
      if (wanted.has(key)) continue
      marker.remove()
      this.#shown.delete(key)
    }
    for (const [key, label] of wanted) {
      if (!this.#shown.has(key)) this.#shown.set(key, markerOf(label).addTo(this._map))
    }
  }
}

function markerOf(label: MapLabel): Marker {
  const words = document.createElement('span')
  words.className = `map-label map-label-${label.kind}`
  if (label.isVertical) words.dataset['vertical'] = ''
  words.textContent = label.text
  if (HAN.test(label.text)) words.lang = 'zh-CN'
  const icon = new DivIcon({ html: words, className: 'map-mark', iconSize: [0, 0] })
  return new Marker([label.point.latitude, label.point.longitude], {
    icon,
    pane: PANE,
    keyboard: false,
    interactive: false,
  })
}
