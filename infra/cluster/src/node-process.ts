import { fileURLToPath } from 'node:url'
import type { Environment } from '@xingzhi/local/config'
import { howToRun } from '@xingzhi/local/server-build'
import { type Supervised, supervise } from '@xingzhi/local/supervise'
import { type Child, startChild } from '@xingzhi/runtime/child-process'
import type { Log } from '@xingzhi/runtime/log'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** A process of our own: where its code begins and what it is told. */
export interface NodeProcess {
  name: string
  /** From the repository's root: `services/booking/src/main.ts`. */
  entry: string
  env: Environment
  /** Where it tells its health. */
  healthUrl: string
}

const READY_WITHIN_MS = 60_000
export const STOP_WITHIN_MS = 25_000

/** Starts a process and keeps it alive. It counts as started when it lives; what it needs may be away just then. */
export function superviseNode(
  { name, entry, env, healthUrl }: NodeProcess,
  options: { dir: string; log: Log; onStarted: () => void },
): Promise<Supervised<Child>> {
  const run = howToRun(entry)
  const start = () =>
    startChild({
      name,
      command: process.execPath,
      args: run.args,
      env: { ...env, ...run.env },
      cwd: root,
      dir: options.dir,
      log: options.log,
      ready: () => answersWell(`${healthUrl}/healthz`),
      readyWithinMs: READY_WITHIN_MS,
      stopWithinMs: STOP_WITHIN_MS,
    })
  return supervise(name, start, options)
}

/** Waits until a process says that everything it needs is there. */
export async function untilReady({ name, healthUrl }: NodeProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  while (!(await answersWell(`${healthUrl}/readyz`))) {
    if (Date.now() > deadline) throw new Error(`${name} is not ready: ${await whatIsMissing(healthUrl)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function answersWell(url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(3_000) }).catch(() => undefined)
  await answer?.body?.cancel()
  return answer?.ok === true
}

async function whatIsMissing(healthUrl: string): Promise<string> {
  return fetch(`${healthUrl}/readyz`).then(
    (answer) => answer.text(),
    () => 'it does not answer',
  )
}
