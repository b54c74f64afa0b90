import {
  DomUtil,
  type LatLng,
  Layer,
  type LeafletEventHandlerFn,
  type Map as LeafletMap,
  type Point,
  type ZoomAnimEvent,
} from 'leaflet'
import type { MapFeature } from './base-map.ts'
import { type Palette, paintBaseMap, paletteNames } from './base-map-paint.ts'
import { worldPoint, worldScale } from './world.ts'

/** How far the canvas reaches beyond the view on each side, as a share of it: a drag shows no blank edge. */
const PADDING = 0.25
const PIXEL_RATIO_MAX = 2

/** One canvas under all marks. It is painted anew when a movement ends, or runs off what is painted. */
export class BaseMapLayer extends Layer {
  #features: readonly MapFeature[] = []
  #canvas = DomUtil.create('canvas', 'base-map leaflet-zoom-animated')
  #painted: { center: LatLng; zoom: number; size: Point } | null = null

  show(features: readonly MapFeature[]): void {
    this.#features = features
    this.repaint()
  }

  override getEvents(): Record<string, LeafletEventHandlerFn> {
    return {
      move: () => this.#keepCovered(),
      zoom: () => this.#follow(this._map.getCenter(), this._map.getZoom()),
      moveend: () => this.repaint(),
      resize: () => this.repaint(),
      zoomanim: (event) => this.#follow((event as ZoomAnimEvent).center, (event as ZoomAnimEvent).zoom),
    }
  }

  override onAdd(map: LeafletMap): this {
    map.getPane('overlayPane')?.append(this.#canvas)
    this.repaint()
    return this
  }

  override onRemove(): this {
    this.#canvas.remove()
    return this
  }

  /** Also for when the page's colours have changed. */
  repaint(): void {
    if (!this._map) return
    const center = this._map.getCenter()
    const zoom = this._map.getZoom()
    const size = this._map.getSize()
    const context = this.#canvas.getContext('2d')
    if (!context || size.x === 0 || size.y === 0) return
    const pixelRatio = Math.min(devicePixelRatio, PIXEL_RATIO_MAX)
    const width = Math.ceil(size.x * (1 + 2 * PADDING))
    const height = Math.ceil(size.y * (1 + 2 * PADDING))
    this.#canvas.width = width * pixelRatio
    this.#canvas.height = height * pixelRatio
    this.#canvas.style.width = `${width}px`
    this.#canvas.style.height = `${height}px`
    this.#painted = { center, zoom, size }
    this.#follow(center, zoom)
    const middle = worldPoint(center.lng, center.lat)
    const scale = worldScale(zoom)
    const origin = {
      x: middle.x - (size.x * (0.5 + PADDING)) / scale,
      y: middle.y - (size.y * (0.5 + PADDING)) / scale,
    }
    paintBaseMap(context, this.#features, this.#palette(), { zoom, origin, width, height, pixelRatio })
  }

  /** Puts what is painted where it belongs at another centre and zoom. */
  #follow(center: LatLng, zoom: number): void {
    if (!this.#painted) return
    const map = this._map
    const scale = map.getZoomScale(zoom, this.#painted.zoom)
    const pane = DomUtil.getPosition(map.getPane('mapPane') as HTMLElement)
    const pixelOrigin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(pane).round()
    const topLeft = map
      .project(this.#painted.center, zoom)
      .subtract(this.#painted.size.multiplyBy((0.5 + PADDING) * scale))
      .subtract(pixelOrigin)
    DomUtil.setTransform(this.#canvas, topLeft, scale)
  }

  #keepCovered(): void {
    if (!this.#painted || this._map.getZoom() !== this.#painted.zoom) return
    const zoom = this.#painted.zoom
    const moved = this._map
      .project(this._map.getCenter(), zoom)
      .subtract(this._map.project(this.#painted.center, zoom))
    const { size } = this.#painted
    if (Math.abs(moved.x) > size.x * PADDING || Math.abs(moved.y) > size.y * PADDING) this.repaint()
  }

  #palette(): Palette {
    const style = getComputedStyle(this.#canvas)
    return Object.fromEntries(
      paletteNames.map((name) => [name, style.getPropertyValue(`--map-${name}`).trim()]),
    ) as Palette
  }
}
