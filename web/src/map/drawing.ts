import type { DrawingAnswer, DrawingRequest, DrawingTask } from './drawing-words.ts'

const waiting = new Map<number, (answer: DrawingAnswer) => void>()
let worker: Worker | undefined
let lastId = 0

/** Lets the worker do it. One worker draws for every map of the page. */
export function draw(task: DrawingTask): Promise<DrawingAnswer> {
  worker ??= start()
  const request: DrawingRequest = { id: ++lastId, task }
  return new Promise((resolve) => {
    waiting.set(request.id, resolve)
    worker?.postMessage(request)
  })
}

function start(): Worker {
  const started = new Worker(new URL('./drawing-worker.ts', import.meta.url), { type: 'module' })
  started.addEventListener('message', ({ data }: MessageEvent<DrawingAnswer>) => answer(data))
  // Its script did not come: the next map asks for it again.
  started.addEventListener('error', () => {
    worker = undefined
    for (const id of waiting.keys()) answer({ id })
  })
  return started
}

function answer(given: DrawingAnswer): void {
  waiting.get(given.id)?.(given)
  waiting.delete(given.id)
}
