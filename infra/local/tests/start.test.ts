import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { must } from '@xingzhi/runtime/assert'
import { openDatabase } from '@xingzhi/runtime/database'
import { freePort } from '@xingzhi/runtime/free-port'
import { processIdentity } from '@xingzhi/runtime/process-identity'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readRunFile } from '../src/run-file.ts'
import { seededDataDir } from './seeded-data-dir.ts'
import { emptyDataDir, type SystemProcess, spawnSystem, untilRunning } from './system-process.ts'

let dataDir: string
let systems: SystemProcess[]
beforeEach(() => {
  dataDir = emptyDataDir()
  systems = []
})
afterEach(async () => {
  for (const { child, exitCode } of systems) {
    child.kill('SIGTERM')
    await exitCode
  }
  rmSync(dataDir, { recursive: true })
}, 60_000)

function start(env?: Record<string, string>, words?: string[]): SystemProcess {
  const system = spawnSystem(dataDir, env, words)
  systems.push(system)
  return system
}

test('a Ctrl-C ends it and everything that it started, and it says so by its exit code', async () => {
  const system = start({ DEMO: 'off' })
  const { url, mode, processes, databases } = await untilRunning(dataDir, system)
  expect(mode).toBe('embedded')
  expect(processes.map(({ name }) => name)).toEqual(['xingzhi'])
  expect(statSync(join(dataDir, 'run.json')).mode & 0o777).toBe(0o600)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  expect(await (await fetch(url)).text()).toContain('<html')
  expect(await (await fetch(`${processes[0]?.url}/metrics`)).text()).toContain('xingzhi_outbox_rows')
  const postgres = new URL(must(databases['booking']))

  system.child.kill('SIGINT')
  expect(await system.exitCode).toBe(0)
  expect(readRunFile(dataDir)).toBeUndefined()
  expect(processIdentity(must(processes[0]).pid)).toBe('')
  await expect(fetch(`http://${postgres.host}`)).rejects.toThrow()
}, 120_000)

test('a data folder and a port that are in use are refused with what to do', async () => {
  const port = String(await freePort())
  const first = start({ DEMO: 'off', PORT: port })
  await untilRunning(dataDir, first)

  const sameFolder = start({ DEMO: 'off' })
  expect(await sameFolder.exitCode).toBe(1)
  expect(sameFolder.output()).toMatch(
    /is in use by another Xingzhi \(process \d+\): stop that one, or .*DATA_DIR/,
  )

  const otherDir = emptyDataDir()
  const samePort = spawnSystem(otherDir, { DEMO: 'off', PORT: port })
  expect(await samePort.exitCode).toBe(1)
  expect(samePort.output()).toMatch(new RegExp(`Port ${port} .* is in use .*PORT=${Number(port) + 1}`))
  rmSync(otherDir, { recursive: true })
}, 120_000)

test('the system ends by itself when what started it is killed', async () => {
  const system = start({ DEMO: 'off' })
  const { processes } = await untilRunning(dataDir, system)
  system.child.kill('SIGKILL')
  await eventually(() => expect(processIdentity(must(processes[0]).pid)).toBe(''), { withinMs: 20_000 })
  expect(readRunFile(dataDir)).toBeUndefined()
}, 120_000)

test('what keeps it from starting is said in words, and nothing is touched', async () => {
  const postgres = join(dataDir, 'postgres')
  mkdirSync(postgres)
  writeFileSync(join(postgres, 'PG_VERSION'), '17\n')
  const other = start({ DEMO: 'off', WEB_BUILD: 'off' })
  expect(await other.exitCode).toBe(1)
  expect(other.output()).toMatch(/are of PostgreSQL 17, but this is PostgreSQL 18\. Nothing was changed/)
  expect(other.output()).not.toMatch(/^ +at /m)
  expect(readdirSync(postgres)).toEqual(['PG_VERSION'])

  const file = join(dataDir, 'no-folder')
  writeFileSync(file, '')
  const nowhere = spawnSystem(join(file, 'data'), { DEMO: 'off', WEB_BUILD: 'off' })
  expect(await nowhere.exitCode).toBe(1)
  expect(nowhere.output()).toMatch(/cannot be written \(ENOTDIR\): start with another DATA_DIR/)
}, 60_000)

test('settings that are wrong are named, all of them', async () => {
  const system = start({ PORT: 'four', LOG_LEVEL: 'loud' })
  expect(await system.exitCode).not.toBe(0)
  expect(system.output()).toMatch(/PORT: is no port[\s\S]*LOG_LEVEL/)
}, 60_000)

test('facts are told again and dead letters listed, of a running and of a stopped system', async () => {
  const republish = ['infra/local/src/commands/republish.ts', 'venue']
  const list = ['infra/local/src/commands/dead-letters.ts', 'list']
  rmSync(dataDir, { recursive: true })
  dataDir = await seededDataDir()
  const system = start()
  const { databases } = await untilRunning(dataDir, system)
  await writeUnknownFact(must(databases['booking']))
  const whileRunning = start({}, republish)
  expect(await whileRunning.exitCode).toBe(0)
  expect(whileRunning.output()).toMatch(/venue tells \d{3,} facts again/)

  system.child.kill('SIGINT')
  await system.exitCode
  const stopped = start({}, list)
  expect(await stopped.exitCode).toBe(0)
  expect(stopped.output()).toContain('venue: 0 dead letters\nbooking: 1 dead letters\n')
  expect(stopped.output()).toMatch(
    /xingzhi\.booking\.v1\.Forgotten {2}key k {2}could not be sent: .*no event/,
  )
  const unknown = start({}, ['infra/local/src/commands/republish.ts', 'kitchen'])
  expect(await unknown.exitCode).toBe(1)
  expect(unknown.output()).toContain('There is no service kitchen')
}, 180_000)

test('keys are rotated by a command, which says what it cannot do', async () => {
  const rotate = 'infra/local/src/commands/rotate-keys.ts'
  const keys = () => readFileSync(join(dataDir, 'session.key'), 'utf8').trim().split('\n')
  const nothing = start({}, [rotate])
  expect(await nothing.exitCode).toBe(1)
  expect(nothing.output()).toMatch(/keeps no keys: name the data folder/)
  writeFileSync(join(dataDir, 'session.key'), 'the one that is used\n')
  expect(await start({}, [rotate]).exitCode).toBe(0)
  expect(keys()).toEqual([expect.stringMatching(/^[\w-]{43}$/), 'the one that is used'])
  const [fresh] = keys()
  expect(await start({}, [rotate, 'forget']).exitCode).toBe(0)
  expect(keys()).toEqual([fresh])
  const set = start({ SESSION_KEY: 'k'.repeat(32) }, [rotate])
  expect(await set.exitCode).toBe(1)
  expect(set.output()).toMatch(/SESSION_KEY or ACTOR_KEY is set/)
}, 60_000)

/** A fact that no relay can send; resolves when it was set aside. */
async function writeUnknownFact(databaseUrl: string): Promise<void> {
  const { sql, close } = openDatabase({ url: databaseUrl, name: 'test', connectionsMax: 1 })
  await sql`
    insert into outbox (key, messages) values ('k', '[{"type": "xingzhi.booking.v1.Forgotten", "json": {}}]')`
  await eventually(async () => expect((await sql`select from dead_letters`).count).toBe(1)).finally(close)
}
