import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Database, transaction } from '../src/database.ts'
import { appendToOutbox } from '../src/outbox.ts'
import { readSoak } from '../src/testing/config.ts'
import { startTestDatabase, type TestDatabase } from '../src/testing/database.ts'
import { eventually } from '../src/testing/eventually.ts'
import { MIGRATIONS, siteChanged } from './facts.ts'

const KEYS = ['site-1', 'site-2', 'site-3']
const soak = readSoak(process.env)

let testDatabase: TestDatabase
let database: Database
let appended: number
let relays: ChildProcess[]

beforeEach(async () => {
  testDatabase = await startTestDatabase('runtime', MIGRATIONS)
  database = testDatabase.open()
  await database.sql`
    create table taken (n int generated always as identity, event_id text, key text, mark text)`
  appended = 0
  relays = []
})
afterEach(async () => {
  for (const relay of relays) await end(relay)
  // The server notices the end of a killed client when it answers it.
  await eventually(async () => expect(await othersConnected()).toBe(0))
  await testDatabase.drop()
})

/** The real relay in a process of its own. */
function startRelay(step = ''): ChildProcess {
  const script = fileURLToPath(new URL('./relay-process.ts', import.meta.url))
  const child = spawn(process.execPath, [script, testDatabase.url, step], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  relays.push(child)
  return child
}

async function end(relay: ChildProcess): Promise<void> {
  if (relay.exitCode !== null || relay.signalCode !== null) return
  const exited = once(relay, 'exit')
  relay.kill('SIGKILL')
  await exited
}

/** One fact for each key, which says the how manieth it is. */
async function append(): Promise<void> {
  const mark = String(appended++)
  for (const key of KEYS) {
    await transaction(database.sql, (tx) => appendToOutbox(tx, key, [siteChanged(mark)]))
  }
}

async function expectAllInOrder(): Promise<void> {
  const taken = await database.sql<{ eventId: string; key: string; mark: string }[]>`
    select event_id as "eventId", key, mark from taken order by n`
  const firsts = [...new Map(taken.toReversed().map((one) => [one.eventId, one])).values()].toReversed()
  for (const key of KEYS) {
    const marks = firsts.filter((one) => one.key === key).map(({ mark }) => mark)
    expect(marks).toEqual(Array.from({ length: appended }, (_, index) => String(index)))
  }
}

const left = async () => (await database.sql`select from outbox`).count
const waitingForLock = async () =>
  (
    await database.sql`
      select from pg_stat_activity
      where datname = current_database() and application_name = 'test relay' and wait_event_type = 'Lock'`
  ).count
const othersConnected = async () =>
  (
    await database.sql`
      select from pg_stat_activity
      where datname = current_database() and application_name in ('test relay', 'broker')`
  ).count

test.each(['before sending', 'half sent', 'after sending'])(
  'a relay killed with -9 %s loses nothing and keeps the order',
  async (step) => {
    for (let n = 0; n < 5; n++) await append()
    const killed = startRelay(step)
    await once(killed, 'exit')
    expect(killed.signalCode).toBe('SIGKILL')
    expect(await left()).toBe(5 * KEYS.length)
    await append()
    startRelay()
    await eventually(async () => expect(await left()).toBe(0), { withinMs: 20_000 })
    await expectAllInOrder()
  },
)

test.each([
  ['reads', 'lock table outbox in access exclusive mode'],
  ['deletes', 'select from outbox order by id desc limit 1 for update'],
])('a relay killed with -9 while it %s loses nothing and keeps the order', async (_, lock) => {
  for (let n = 0; n < 3; n++) await append()
  await database.sql.begin(async (tx) => {
    await tx.unsafe(lock)
    const relay = startRelay()
    await eventually(async () => expect(await waitingForLock()).toBe(1), { withinMs: 20_000 })
    await end(relay)
  })
  await append()
  startRelay()
  await eventually(async () => expect(await left()).toBe(0), { withinMs: 20_000 })
  await expectAllInOrder()
})

test('killed with -9 again and again, at any moment, it still sends all in order', async () => {
  const pauses = fc.sample(fc.integer({ min: 0, max: 60 }), { seed: 20_261_122, ...soak.draws(4) })
  for (const pauseMs of pauses) {
    const relay = startRelay()
    await once(relay.stdout as NodeJS.ReadableStream, 'data')
    const appending = (async () => {
      for (let n = 0; n < 15; n++) await append()
    })()
    await pause(pauseMs)
    await end(relay)
    await appending
  }
  startRelay()
  await eventually(async () => expect(await left()).toBe(0), { withinMs: 20_000 })
  await expectAllInOrder()
})
