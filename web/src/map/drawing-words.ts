import type { PaintView, Palette } from './base-map-paint.ts'
import type { MapLabel } from './map-labels.ts'
import type { LabelObstacles } from './mark-labels.ts'

/** What the map asks of the worker that draws for it. */
export type DrawingTask =
  | { kind: 'paint'; view: PaintView; palette: Palette; outlineOnly: boolean }
  | {
      kind: 'labels'
      obstacles: LabelObstacles
      sheet: { zoom: number; language: 'zh' | 'en'; typeScale: number }
    }

export interface DrawingRequest {
  id: number
  task: DrawingTask
}

/** Neither: the base map did not come. */
export interface DrawingAnswer {
  id: number
  picture?: ImageBitmap
  labels?: MapLabel[]
}
