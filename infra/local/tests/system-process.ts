import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { type RunFacts, readRunFile } from '../src/run-file.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const START_WITHIN_MS = 180_000

export interface SystemProcess {
  /** Of `start.mjs`; the system itself is a child of it. */
  child: ChildProcess
  exitCode: Promise<number | null>
  /** What it wrote so far. */
  output(): string
}

/** A folder that PostgreSQL's user may pass through. */
export function emptyDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xingzhi-system-'))
  chmodSync(folder, 0o711)
  return folder
}

/** Runs `npm start` or another of its scripts, as a shell would. */
export function spawnSystem(
  dataDir: string,
  env: Record<string, string> = {},
  words: string[] = [],
): SystemProcess {
  const child = spawn(process.execPath, [join(root, 'infra/local/start.mjs'), ...words], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  const exitCode = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, exitCode, output: () => output }
}

/** What `run.json` says, once it is there. */
export function untilRunning(dataDir: string, { output, child }: SystemProcess): Promise<RunFacts> {
  return eventually(
    () => {
      const facts = readRunFile(dataDir)
      if (facts !== undefined) return facts
      throw new Error(`${child.exitCode === null ? 'does not run yet' : 'ended'}:\n${output()}`)
    },
    { withinMs: START_WITHIN_MS },
  )
}
