import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type MemoryWatch, watchMemory } from './memory-watch.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const LOOK_EVERY_MS = 20
const PATIENCE_MS = 120_000
const STOP_WITHIN_MS = 30_000

export interface StartedSystem {
  url: string
  /** Of npm and all below it, from the beginning. */
  memory: MemoryWatch
  /** From the command to the first page's HTML, and to its script. */
  pageMs: number
  scriptMs: number
  stop(): Promise<void>
}

/** Runs `npm start` and asks for the first page until it is there, with its script. */
export async function startAndOpen(
  env: Record<string, string>,
  port: number,
  started: AsyncDisposableStack,
): Promise<StartedSystem> {
  const beganAt = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, ...env, PORT: String(port) },
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const memory = watchMemory(child.pid ?? 0)
  const stop = () => {
    memory.stop()
    return stopGroup(child)
  }
  started.defer(stop)
  const url = `http://127.0.0.1:${port}`
  const page = await whenThere(`${url}/`, child)
  const pageMs = performance.now() - beganAt
  const script = /<script[^>]+src="([^"]+)"/.exec(page)?.[1]
  if (script === undefined) throw new Error('the first page has no script')
  await whenThere(new URL(script, url).href, child)
  return { url, memory, pageMs, scriptMs: performance.now() - beganAt, stop }
}

async function whenThere(url: string, child: ChildProcess): Promise<string> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.status === 200) return answer.text()
    await answer?.body?.cancel()
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`)
    if (performance.now() > deadline) throw new Error(`${url} is not there`)
    await pause(LOOK_EVERY_MS)
  }
}

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  process.kill(-child.pid, 'SIGINT')
  const timer = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), STOP_WITHIN_MS)
  await ended
  clearTimeout(timer)
}
