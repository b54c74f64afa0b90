import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase, type Sql } from '@xingzhi/runtime/database'
import { runClients } from '../frame/clients.ts'
import type { Arm } from '../frame/interleave.ts'

const CLIENTS = 8

/** L1: one call and one commit per reservation on one slot; by pgbench where there is one. */
export async function oneCommitArm(
  { sql, url }: { sql: Sql; url: string },
  slotId: string,
  { folder, started }: { folder: string; started: AsyncDisposableStack },
): Promise<Arm> {
  await sql.unsafe(await readFile(new URL('./one-commit.sql', import.meta.url), 'utf8'))
  if (await isThere('pgbench')) {
    const script = join(folder, 'one-commit.pgbench')
    await writeFile(script, `select reserve_one('${slotId}', gen_random_uuid(), gen_random_uuid()::text);\n`)
    return { name: 'L1 pgbench', work: (seconds) => pgbench(url, script, seconds) }
  }
  const own = openDatabase({ url, connectionsMax: CLIENTS, name: 'one commit' })
  started.defer(() => own.close())
  return {
    name: 'L1 driver loop',
    work: (seconds) =>
      runClients(CLIENTS, { seconds }, async () => {
        await own.sql`select reserve_one(${slotId}, ${randomUUID()}, ${randomUUID()})`
      }),
  }
}

async function pgbench(url: string, script: string, seconds: number) {
  const time = String(Math.ceil(seconds))
  const output = await run('pgbench', [
    ...['--client', String(CLIENTS), '--jobs', '1', '--protocol', 'prepared', '--no-vacuum'],
    ...['--time', time, '--file', script, url],
  ])
  const rate = Number(/tps = ([\d.]+)/.exec(output)?.[1])
  const failed = /number of failed transactions: ([1-9]\d*)/.exec(output)?.[1]
  if (!(rate > 0) || failed !== undefined) throw new Error(`pgbench: ${output}`)
  return { done: rate * seconds, seconds }
}

async function isThere(program: string): Promise<boolean> {
  return run(program, ['--version']).then(
    () => true,
    () => false,
  )
}

function run(program: string, words: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
      })
    }
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve(output) : reject(new Error(`${program}: ${output}`))))
  })
}
