import {
  DomUtil,
  type LatLng,
  Layer,
  type LeafletEventHandlerFn,
  type Map as LeafletMap,
  type Point,
  type ZoomAnimEvent,
} from 'leaflet'
import { type PaintView, type Palette, paletteNames } from './base-map-paint.ts'
import { draw } from './drawing.ts'
import { worldPoint, worldScale } from './world.ts'

/** How far the picture reaches beyond the view on each side, as a share of it: a drag shows no blank edge. */
const PADDING = 0.25
/** A drag that has used so much of that asks for the next picture. */
const PADDING_USED = 0.6
const PIXEL_RATIO_MAX = 2

interface Painted {
  center: LatLng
  zoom: number
  size: Point
}

/** One canvas under all marks. It is painted anew when a movement ends, or runs off what is painted. */
export class BaseMapLayer extends Layer {
  readonly #outlineOnly: boolean
  readonly #failed: () => void
  #canvas = DomUtil.create('canvas', 'base-map leaflet-zoom-animated')
  #painted: Painted | null = null
  #isWanted = false
  #isPainting = false
  #isZooming = false

  /** `outlineOnly`: what remains of the base map under tiles. */
  constructor({ outlineOnly, failed }: { outlineOnly: boolean; failed(): void }) {
    super()
    this.#outlineOnly = outlineOnly
    this.#failed = failed
  }

  override getEvents(): Record<string, LeafletEventHandlerFn> {
    return {
      move: () => this.#keepCovered(),
      zoom: () => this.#follow(this._map.getCenter(), this._map.getZoom()),
      moveend: () => this.repaint(),
      resize: () => this.repaint(),
      zoomend: () => {
        this.#isZooming = false
      },
      zoomanim: (event) => {
        this.#isZooming = true
        this.#follow((event as ZoomAnimEvent).center, (event as ZoomAnimEvent).zoom)
      },
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

  /** Also for when the page's colours have changed. While one picture is painted, the newest wish waits. */
  repaint(): void {
    this.#isWanted = true
    if (!this.#isPainting) void this.#paint()
  }

  async #paint(): Promise<void> {
    this.#isPainting = true
    while (this.#isWanted && this._map && this._map.getSize().x > 0 && this._map.getSize().y > 0) {
      this.#isWanted = false
      const painted = { center: this._map.getCenter(), zoom: this._map.getZoom(), size: this._map.getSize() }
      const view = viewOf(painted)
      const { picture } = await draw({
        kind: 'paint',
        view,
        palette: this.#palette(),
        outlineOnly: this.#outlineOnly,
      })
      if (!this._map) break
      if (!picture) this.#failed()
      // The end of the zoom that is drawn now asks for a picture of its own.
      else if (!this.#isZooming) this.#show(picture, painted, view)
    }
    this.#isPainting = false
  }

  #show(picture: ImageBitmap, painted: Painted, { width, height }: PaintView): void {
    this.#canvas.width = picture.width
    this.#canvas.height = picture.height
    this.#canvas.style.width = `${width}px`
    this.#canvas.style.height = `${height}px`
    this.#canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture)
    this.#painted = painted
    this.#follow(this._map.getCenter(), this._map.getZoom())
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
    const reach = PADDING * PADDING_USED
    if (Math.abs(moved.x) > size.x * reach || Math.abs(moved.y) > size.y * reach) this.repaint()
  }

  #palette(): Palette {
    const style = getComputedStyle(this.#canvas)
    return Object.fromEntries(
      paletteNames.map((name) => [name, style.getPropertyValue(`--map-${name}`).trim()]),
    ) as Palette
  }
}

function viewOf({ center, zoom, size }: Painted): PaintView {
  const middle = worldPoint(center.lng, center.lat)
  const scale = worldScale(zoom)
  return {
    zoom,
    origin: {
      x: middle.x - (size.x * (0.5 + PADDING)) / scale,
      y: middle.y - (size.y * (0.5 + PADDING)) / scale,
    },
    width: Math.ceil(size.x * (1 + 2 * PADDING)),
    height: Math.ceil(size.y * (1 + 2 * PADDING)),
    pixelRatio: Math.min(devicePixelRatio, PIXEL_RATIO_MAX),
  }
}
