export interface CombinerOptions<Request, Answer> {
  /** Answers a batch: one answer per request, or the error that befell it. Runs one at a time. */
  run(batch: Request[]): Promise<(Answer | Error)[]>
  batchMax: number
  queueMax: number
  /** Hears of each batch that leaves, and how long its oldest request waited. */
  onBatch?(size: number, waitedMs: number): void
}

export interface Combiner<Request, Answer> {
  /** Queues a request in the order of the calls; undefined when the queue is full. */
  take(request: Request): Promise<Answer> | undefined
  /** Resolves when nothing waits and nothing is under way. */
  drain(): Promise<void>
}

interface Waiting<Request, Answer> {
  request: Request
  since: number
  resolve(answer: Answer): void
  reject(error: unknown): void
}

/**
 * Keeps one call in flight; what arrives meanwhile is the next batch. An idle combiner sends at once, so there is no timer
 * to tune, and under load the batches grow until they keep up.
 */
export function createCombiner<Request, Answer>(
  options: CombinerOptions<Request, Answer>,
): Combiner<Request, Answer> {
  let queue: Waiting<Request, Answer>[] = []
  let running: Promise<void> | undefined

  async function runQueue(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice(0, options.batchMax)
      queue = queue.slice(options.batchMax)
      options.onBatch?.(batch.length, performance.now() - (batch[0]?.since ?? 0))
      await runBatch(batch)
    }
    running = undefined
  }

  async function runBatch(batch: Waiting<Request, Answer>[]): Promise<void> {
    let answers: (Answer | Error)[]
    try {
      answers = await options.run(batch.map(({ request }) => request))
    } catch (error) {
      for (const { reject } of batch) reject(error)
      return
    }
    batch.forEach(({ resolve, reject }, index) => {
      const answer = answers[index]
      if (answer === undefined) reject(new Error('the batch left a request without an answer'))
      else if (answer instanceof Error) reject(answer)
      else resolve(answer)
    })
  }

  return {
    take(request) {
      if (queue.length >= options.queueMax) return undefined
      return new Promise((resolve, reject) => {
        queue.push({ request, since: performance.now(), resolve, reject })
        // After this turn, so that what one call brings leaves together.
        running ??= Promise.resolve().then(runQueue)
      })
    },
    async drain() {
      while (running) await running
    },
  }
}
