import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { must } from '@xingzhi/runtime/assert'
import { openDatabase } from '@xingzhi/runtime/database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunFacts } from '../src/run-file.ts'
import { type Held, heldBy, reserveSomething, signIn } from './citizen.ts'
import { seededDataDir } from './seeded-data-dir.ts'
import { emptyDataDir, type SystemProcess, spawnSystem, untilRunning } from './system-process.ts'

let dataDir: string
let restoredDir: string
let backups: string
let system: SystemProcess
let running: RunFacts
beforeAll(async () => {
  dataDir = await seededDataDir()
  restoredDir = join(emptyDataDir(), 'restored')
  backups = mkdtempSync(join(tmpdir(), 'xingzhi-backups-'))
  system = start(dataDir)
  running = await untilRunning(dataDir, system)
}, 120_000)
afterAll(async () => {
  await stop(system)
  for (const folder of [dataDir, join(restoredDir, '..'), backups]) rmSync(folder, { recursive: true })
}, 60_000)

test('a backup taken under load restores into an empty folder, with all that was acknowledged before it', async () => {
  const load = reserveOnAndOn(running.url)
  const before = await load.until(10)
  const backup = await run('backup', '--to', backups, '--data-dir', dataDir)
  await load.stop()
  expect(backup).toMatchObject({ exitCode: 0, output: expect.stringContaining('all that was committed by') })
  expect(load.reserved().length).toBeGreaterThan(before.length)
  expect(await run('verify', '--data-dir', dataDir)).toMatchObject({ exitCode: 0 })
  await stop(system)

  const from = join(backups, must(readdirSync(backups)[0]))
  expect(await run('restore', '--from', from, '--data-dir', restoredDir)).toMatchObject({ exitCode: 0 })
  const atRest = await run('verify', '--data-dir', restoredDir)
  expect(atRest.output).toMatch(/^Every truth holds: (\d+) of \1\.$/m)
  expect(atRest.exitCode).toBe(0)

  system = start(restoredDir)
  running = await untilRunning(restoredDir, system)
  for (const { name, held } of before) {
    expect(await heldBy(await signIn(running.url, name))).toContainEqual(held)
  }
  await reserveSomething(await signIn(running.url, 'citizen-900'))
  expect(await run('verify', '--data-dir', restoredDir)).toMatchObject({ exitCode: 0 })
}, 180_000)

test('a restore over a system that runs is refused', async () => {
  const from = join(backups, must(readdirSync(backups)[0]))
  const refused = await run('restore', '--from', from, '--data-dir', restoredDir)
  expect(refused).toMatchObject({
    exitCode: 1,
    output: expect.stringMatching(/is not empty .* Nothing was changed/),
  })
})

test('verify names what does not hold, and its exit code says so', async () => {
  const database = openDatabase({
    url: must(running.databases['booking']),
    connectionsMax: 1,
    name: 'breaker',
  })
  const [slot] = await database.sql<{ id: string }[]>`
    update slots set reserved = reserved - 1 where id = (select slot_id from reservations limit 1) returning id`
  await database.close()
  const { exitCode, output } = await run('verify', '--data-dir', restoredDir)
  expect(exitCode).toBe(1)
  expect(output).toContain('BROKEN  booking: what a slot has reserved is its active reservations')
  expect(output).toContain(`${must(slot).id}: says`)
})

test('with a server of somebody else’s, backup and restore say what to do instead', async () => {
  const env = { BOOKING_DATABASE_URL: 'postgres://somebody@db.example/booking' }
  const backup = await runWith(env, 'backup', '--data-dir', dataDir)
  expect(backup).toMatchObject({
    exitCode: 1,
    output: expect.stringMatching(/BOOKING_DATABASE_URL .*pg_dump.*republish/),
  })
  const restore = await runWith(env, 'restore', '--from', backups, '--data-dir', dataDir)
  expect(restore).toMatchObject({ exitCode: 1, output: expect.stringContaining('pg_restore') })
})

test('words that a command does not know are answered with its usage', async () => {
  const { exitCode, output } = await run('restore', '--form', backups)
  expect(exitCode).toBe(1)
  expect(output).toContain('Usage: npm run restore -- --from FOLDER [--data-dir DIR]')
})

function start(at: string): SystemProcess {
  return spawnSystem(at, { RATE_LIMITS: 'off', WEB_BUILD: 'off' })
}

async function stop({ child, exitCode }: SystemProcess): Promise<void> {
  child.kill('SIGINT')
  await exitCode
}

const run = (command: string, ...words: string[]) => runWith({}, command, ...words)

async function runWith(env: Record<string, string>, command: string, ...words: string[]) {
  const process = spawnSystem(join(backups, 'none'), env, [
    `infra/local/src/commands/${command}.ts`,
    ...words,
  ])
  return { exitCode: await process.exitCode, output: process.output() }
}

/** One citizen after the other signs in and reserves. */
function reserveOnAndOn(url: string) {
  const reserved: { name: string; held: Held }[] = []
  let isDone = false
  let next = 0
  const working = (async () => {
    while (!isDone) {
      const name = `citizen-${++next}`
      reserved.push({ name, held: await reserveSomething(await signIn(url, name)) })
    }
  })()
  return {
    reserved: () => reserved,
    async until(count: number) {
      while (reserved.length < count) await new Promise((resolve) => setTimeout(resolve, 10))
      return [...reserved]
    },
    async stop() {
      isDone = true
      await working
    },
  }
}
