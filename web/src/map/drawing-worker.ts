import { loadBaseMap, type MapFeature } from './base-map.ts'
import { paintBaseMap } from './base-map-paint.ts'
import type { DrawingAnswer, DrawingRequest, DrawingTask } from './drawing-words.ts'
import { layOutLabels } from './map-labels.ts'

// Reads the base map, paints it and lays out its names, so that the page's own thread is free for who touches it.

addEventListener('message', async ({ data: { id, task } }: MessageEvent<DrawingRequest>) => {
  const answer = await loadBaseMap()
    .then((features) => draw(features, task))
    // It did not come, or this browser draws nothing outside of pages.
    .catch((): Omit<DrawingAnswer, 'id'> => ({}))
  const transfer = answer.picture ? [answer.picture] : []
  postMessage({ id, ...answer } satisfies DrawingAnswer, { transfer })
})

function draw(features: readonly MapFeature[], task: DrawingTask): Omit<DrawingAnswer, 'id'> {
  if (task.kind === 'labels') return { labels: layOutLabels(features, task.obstacles, task.sheet) }
  const { view, palette, outlineOnly } = task
  const canvas = new OffscreenCanvas(view.width * view.pixelRatio, view.height * view.pixelRatio)
  const context = canvas.getContext('2d')
  if (!context) return {}
  const drawn = outlineOnly ? features.filter(({ kind }) => kind === 'district') : features
  paintBaseMap(context, drawn, palette, view)
  return { picture: canvas.transferToImageBitmap() }
}
