import type { Log } from './log.ts'

/** Work that comes again: purges, expiries. The first run is after `everyMs`, and runs never overlap. */
export interface Job {
  name: string
  everyMs: number
  run(): Promise<void>
}

/** Starts the timers; the returned function stops them and waits for runs under way. A failed run is logged and comes again. */
export function startJobs(jobs: Job[], log: Log): () => Promise<void> {
  const running = new Set<Promise<void>>()
  const timers = jobs.map((job) => {
    let isRunning = false
    return setInterval(() => {
      if (isRunning) return
      isRunning = true
      const run = job
        .run()
        .catch((error: unknown) => log.error({ err: error, job: job.name }, 'a job failed'))
        .finally(() => {
          isRunning = false
          running.delete(run)
        })
      running.add(run)
    }, job.everyMs)
  })
  return async () => {
    timers.forEach(clearInterval)
    await Promise.all(running)
  }
}
