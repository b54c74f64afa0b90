import type { Log } from './log.ts'
import { jobFailures } from './metrics.ts'

/** Work that comes again: purges, expiries. The first run is after `everyMs`, and runs never overlap. */
export interface Job {
  name: string
  everyMs: number
  /** Once the signal is aborted it ends as soon as it can: the process waits for it. */
  run(signal: AbortSignal): Promise<void>
}

/** Starts the timers; the returned function stops them and waits for runs under way. A failed run is logged and comes again. */
export function startJobs(jobs: Job[], log: Log): () => Promise<void> {
  const running = new Set<Promise<void>>()
  const stopping = new AbortController()
  const timers = jobs.map((job) => {
    let isRunning = false
    jobFailures.inc({ task: job.name }, 0)
    return setInterval(() => {
      if (isRunning) return
      isRunning = true
      const run = job
        .run(stopping.signal)
        .catch((error: unknown) => {
          jobFailures.inc({ task: job.name })
          log.error({ err: error, job: job.name }, 'a job failed')
        })
        .finally(() => {
          isRunning = false
          running.delete(run)
        })
      running.add(run)
    }, job.everyMs)
  })
  return async () => {
    timers.forEach(clearInterval)
    stopping.abort()
    await Promise.all(running)
  }
}
