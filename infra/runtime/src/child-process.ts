import { type ChildProcess, spawn } from 'node:child_process'
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from './log.ts'
import { isSameProcess, processIdentity } from './process-identity.ts'

export interface ChildOptions {
  /** For messages and for the files `<name>.log` and `<name>.pid` in `dir`. */
  name: string
  command: string
  args: string[]
  env?: NodeJS.ProcessEnv
  cwd?: string
  dir: string
  log: Log
  /** Asked, with what the child has written so far, until it says true or `readyWithinMs` are over. */
  ready(output: string): Promise<boolean>
  readyWithinMs: number
  stopWithinMs: number
  stopSignal?: NodeJS.Signals
}

const LOG_MAX_BYTES = 20_000_000

/** A server of ours in a process group of its own: a Ctrl-C of the terminal does not reach it. */
export interface Child {
  pid: number
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** Asks it to end, and makes it end after `stopWithinMs`. */
  stop(): Promise<void>
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>
}

/** Starts a child and waits until it is ready. One that a killed parent left in `dir` is ended first. */
export async function startChild(options: ChildOptions): Promise<Child> {
  mkdirSync(options.dir, { recursive: true })
  await endLeftover(options)
  const { process, readOutput } = launch(options)
  const exited = exitOf(process)
  const { pid } = process
  if (pid === undefined)
    throw new Error(`${options.name} cannot be started`, { cause: await failure(process) })
  const pidFile = join(options.dir, `${options.name}.pid`)
  writeFileSync(pidFile, JSON.stringify({ pid, identity: processIdentity(pid) }))
  void exited.then(() => {
    // The next one may have written its own meanwhile.
    if (readPidFile(pidFile)?.pid === pid) rmSync(pidFile, { force: true })
  })
  const end = (signal: NodeJS.Signals) => endGroup(pid, signal, exited, options.stopWithinMs)
  const child: Child = {
    pid,
    exited,
    stop: () => end(options.stopSignal ?? 'SIGTERM'),
    kill: () => end('SIGKILL'),
  }
  await untilReady(options, exited, readOutput).catch(async (error: unknown) => {
    await child.kill()
    throw error
  })
  options.log.debug({ child: options.name, pid }, 'started')
  return child
}

function launch({ name, command, args, env, cwd, dir }: ChildOptions) {
  const path = join(dir, `${name}.log`)
  // A file, not a pipe: the child outlives a parent that is killed, and must not die of a broken pipe while it stops.
  const log = openSync(path, 'a', 0o600)
  if (fstatSync(log).size > LOG_MAX_BYTES) ftruncateSync(log)
  const begin = fstatSync(log).size
  try {
    const process = spawn(command, args, { detached: true, stdio: ['ignore', log, log], env, cwd })
    return { process, readOutput: () => readFileSync(path).subarray(begin).toString() }
  } finally {
    closeSync(log)
  }
}

function exitOf(process: ChildProcess): Child['exited'] {
  return new Promise((resolve) => {
    process.once('exit', (code, signal) => resolve({ code, signal }))
    process.once('error', () => resolve({ code: null, signal: null }))
  })
}

function failure(process: ChildProcess): Promise<Error> {
  return new Promise((resolve) => process.once('error', resolve))
}

async function untilReady(
  options: ChildOptions,
  exited: Child['exited'],
  readOutput: () => string,
): Promise<void> {
  const lastLines = () => readOutput().trimEnd().split('\n').slice(-15).join('\n')
  const deadline = Date.now() + options.readyWithinMs
  let gone = false
  void exited.then(() => {
    gone = true
  })
  while (!(await options.ready(readOutput()))) {
    if (gone) throw new Error(`${options.name} ended while it started:\n${lastLines()}`)
    if (Date.now() > deadline) {
      throw new Error(`${options.name} was not ready within ${options.readyWithinMs} ms:\n${lastLines()}`)
    }
    await pause(50)
  }
}

async function endGroup(
  pid: number,
  signal: NodeJS.Signals,
  exited: Child['exited'],
  withinMs: number,
): Promise<void> {
  signalGroup(pid, signal)
  const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), withinMs)
  await exited
  clearTimeout(timer)
}

/** Ends what a killed parent left over, so that what it holds (a port, a data folder) is free. */
export async function endLeftover(
  options: Pick<ChildOptions, 'dir' | 'name' | 'log' | 'stopSignal' | 'stopWithinMs'>,
): Promise<void> {
  const { dir, name, log, stopSignal, stopWithinMs } = options
  const left = readPidFile(join(dir, `${name}.pid`))
  if (left === undefined || !isSameProcess(left.pid, left.identity)) return
  log.warn({ child: name, pid: left.pid }, 'ending a process that an earlier start left over')
  signalGroup(left.pid, stopSignal ?? 'SIGTERM')
  const deadline = Date.now() + stopWithinMs
  while (isSameProcess(left.pid, left.identity)) {
    if (Date.now() > deadline) signalGroup(left.pid, 'SIGKILL')
    await pause(50)
  }
}

function readPidFile(path: string): { pid: number; identity: string } | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { pid: number; identity: string }
  } catch {
    return undefined
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
