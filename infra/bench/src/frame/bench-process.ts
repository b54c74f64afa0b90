import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process of a bench's own: it works on its cores, and says what it found by messages. */
export interface BenchProcess {
  pid: number
  send(message: unknown): void
  /** The next message; rejects when the process ends before. */
  receive<T>(): Promise<T>
  /** Asks it to end, and waits for it; kills it when it takes too long. */
  stop(): Promise<void>
}

interface Options {
  env?: Record<string, string>
  words?: string[]
  /** For node itself: `--cpu-prof`. */
  nodeFlags?: string[]
}

const STOP_WITHIN_MS = 20_000

/** Runs a TypeScript file as a process that ends with this run, however this one ends: it should listen for `disconnect`. */
export function startBenchProcess(
  entry: URL,
  started: AsyncDisposableStack,
  { env = {}, words = [], nodeFlags = [] }: Options = {},
): BenchProcess {
  const child = fork(fileURLToPath(entry), words, {
    env: { ...process.env, ...env },
    // What is measured runs as `npm start` runs it.
    execArgv: [...process.execArgv, ...nodeFlags],
    serialization: 'advanced',
    // Ctrl-C reaches the whole foreground group; whoever started this one passes it on in order.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const inbox: unknown[] = []
  let waiting: ((message: unknown) => void) | undefined
  child.on('message', (message) => {
    if (waiting === undefined) inbox.push(message)
    else waiting(message)
    waiting = undefined
  })
  const stop = () => stopChild(child, ended)
  started.defer(stop)
  return {
    pid: child.pid ?? 0,
    send: (message) => void child.send(message as object),
    receive: <T>() =>
      new Promise<T>((resolve, reject) => {
        if (inbox.length > 0) return resolve(inbox.shift() as T)
        waiting = resolve as (message: unknown) => void
        void ended.then(() => reject(new Error(`${entry.pathname} ended with ${child.exitCode}`)))
      }),
    stop,
  }
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
  await ended
  clearTimeout(timer)
}
