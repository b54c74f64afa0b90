import { guideTruths } from '@xingzhi/guide/truths'
import { routeTruths } from '@xingzhi/route/truths'
import { must } from '@xingzhi/runtime/assert'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { listViolations, type Truth } from '@xingzhi/runtime/truth'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { truthsOfServices } from '../src/services.ts'
import { type Finding, verify } from '../src/verify.ts'
import type { Break } from './broken-row.ts'
import { breaks } from './broken-rows.ts'
import { type ServiceName, type System, startSystem } from './start-system.ts'

const quickly = { outboxStillMs: 0, settleMs: 0 }
let system: System

beforeAll(async () => {
  system = await startSystem()
  const [first, second, third] = [
    await system.publish(2, 1),
    await system.publish(3),
    await system.publish(4),
  ]
  const [led, rained] = [await system.depart(1), await system.depart(1)]
  await system.drain()
  await system.claim(1, led)
  await system.claim(2, first)
  await system.walk(1)
  await system.train(1)
  await system.drain()
  const left = await system.reserve(1, first, 2)
  await system.reserve(2, first)
  await system.reserve(1, second)
  await system.reserve(3, third)
  await system.resize(3, await system.reserve(3, second), 2)
  await system.reserve(4, led, 3)
  await system.cancel(1, left)
  await system.moveSession(second, 8)
  await system.cancelSession(third)
  await system.cancelDeparture(rained)
  await system.drain()
  await system.stop()
})
afterAll(() => system.drop())

test('of an untouched system everything is true, and everything was looked at', async () => {
  const findings = await verify(urls(), quickly)
  expect(findings.filter(({ violations }) => violations.length > 0)).toEqual([])
  const uncounted = findings.filter(({ counted }) => counted === 0).map(({ truth }) => truth)
  // At rest there are none of these, or they take their time.
  const rare =
    /outbox|dead letters|waits to be told|a hold that nobody claimed|who came|check-in|decided|hours|correction|certificate|was granted/
  expect(uncounted.filter((truth) => !rare.test(truth))).toEqual([])
})

test('every truth has a row that breaks it, but for those that route and guide break in tests of their own', async () => {
  const truths = (await verify(urls(), quickly)).map(({ truth }) => truth)
  const broken = new Set(breaks.map(({ truth }) => truth))
  expect([...broken].filter((truth) => !truths.includes(truth))).toEqual([])
  const unbroken = truths.filter((truth) => !broken.has(truth))
  const own = [...routeTruths.truths.map(toFull('route')), ...guideTruths.truths.map(toFull('guide'))]
  expect(unbroken.filter((truth) => !own.includes(truth))).toEqual([])
})

describe('a broken row is named', () => {
  const isOwn = ({ truth }: Break) => ownTruth(truth) !== undefined
  const numbered = (some: Break[]) => some.map((one, number) => [one.truth, number, one] as const)

  test.each(numbered(breaks.filter(isOwn)))('%s (%i)', async (truth, _, { database, statements, named }) => {
    await inUndone(urls()[database], async (tx) => {
      await tx.unsafe(statements)
      const ids = (await tx.unsafe(named).values()).map(([id]) => String(id))
      const violations = await listViolations(tx as never, [must(ownTruth(truth))])
      expect(violations.map(({ id }) => id).sort()).toEqual(ids.sort())
    })
  })

  test.each(numbered(breaks.filter((one) => !isOwn(one))))('%s (%i)', async (truth, _, broken) => {
    await withCopies([broken.database], async (copies) => {
      await write(copies[broken.database], broken.statements)
      const ids = (await asked(copies[broken.database], broken.named)).map(([id]) => String(id))
      const finding = must((await verify(copies, quickly)).find((one) => one.truth === truth))
      expect(finding.violations.map((line) => line.split(': ')[0]).sort()).toEqual(ids.sort())
    })
  })

  test('with each fact that differs', async () => {
    const all = must(breaks.find(({ truth }) => truth === 'booking follows venue: sessions'))
    await withCopies(['venue'], async (copies) => {
      await write(copies.venue, all.statements)
      const findings = await verify(copies, quickly)
      const [line] = must(findings.find(({ truth }) => truth === all.truth)).violations
      for (const fact of ['status', 'capacity', 'room', 'startsAt', 'endsAt', 'opensAt', 'closesAt']) {
        expect(line).toMatch(new RegExp(`\\b${fact} is \\S+ in venue and \\S+ in booking`))
      }
    })
  })
})

describe('between two services', () => {
  test('what differs while a fact is under way counts only if it stays', async () => {
    await withCopies(['venue', 'booking', 'guide'], async (copies) => {
      await write(copies.venue, 'update sessions set version = version + 1 where published_at is not null')
      const verifying = verify(copies, { settleMs: 20_000 })
      await eventually(async () => {
        const looks = await asked(
          copies.venue,
          `select from pg_stat_activity
          where application_name = 'verify venue' and datname = current_database() and query like '%any($1::uuid[])%'`,
        )
        expect(looks.length).toBeGreaterThan(0)
      })
      for (const [follower, table] of [
        ['booking', 'slots'],
        ['guide', 'shifts'],
      ] as const) {
        const next = `update ${table} set source_version = source_version + 1 where kind = 'SESSION'`
        await write(copies[follower], next)
      }
      expect(brokenOf(await verifying)).toEqual([])
    })
  })

  test('at rest, what waits in the outbox explains what differs and may stay', async () => {
    await withCopies(['venue', 'booking'], async (copies) => {
      await write(
        copies.venue,
        `update sessions set version = 2, capacity = 12 where status = 'PUBLISHED';
        insert into outbox (key, messages) select id, '[]' from sessions where version = 2 and status = 'PUBLISHED'`,
      )
      expect(brokenOf(await verify(copies, { isRunning: false }))).toEqual([])
      await write(copies.venue, 'delete from outbox')
      expect(brokenOf(await verify(copies, { isRunning: false }))).toEqual([
        'booking follows venue: sessions',
        'guide follows venue: sessions to help at',
      ])
    })
  })
})

test('a system at work is found true, whatever the moment', async () => {
  const busy = await startSystem()
  try {
    let isDone = false
    const slots = [await busy.publish(5), await busy.publish(6), await busy.publish(7)]
    await busy.drain()
    const work = slots.map(async (slot, lane) => {
      for (let step = 0; !isDone; step++) {
        const citizen = 100 + lane
        await busy.cancel(citizen, await busy.reserve(citizen, slot))
        if (step < 40) await busy.publish(10 + lane * 40 + step)
      }
    })
    for (let look = 0; look < 4; look++) {
      expect(brokenOf(await verify(urlsOf(busy), { outboxStillMs: 5_000, settleMs: 5_000 }))).toEqual([])
    }
    isDone = true
    await Promise.all(work)
  } finally {
    await busy.stop()
    await busy.drop()
  }
})

function toFull(service: string) {
  return ({ name }: Truth) => `${service}: ${name}`
}

function brokenOf(findings: Finding[]): string[] {
  return findings.filter(({ violations }) => violations.length > 0).map(({ truth }) => truth)
}

function urls() {
  return urlsOf(system)
}

function urlsOf({ databases }: System) {
  const { venue, booking, route, guide } = databases
  return { venue: venue.url, booking: booking.url, route: route.url, guide: guide.url }
}

/** The truth of one service by its full name: `booking: no slot is oversold`. */
function ownTruth(name: string): Truth | undefined {
  const [service = '', ...rest] = name.split(': ')
  return truthsOfServices[service]?.truths.find((truth) => truth.name === rest.join(': '))
}

/** Works in a transaction that never was. */
async function inUndone(url: string, work: (tx: postgres.TransactionSql) => Promise<void>): Promise<void> {
  const undo = new Error('undo')
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql.begin(async (tx) => {
      await work(tx)
      throw undo
    })
  } catch (error) {
    if (error !== undo) throw error
  } finally {
    await sql.end()
  }
}

async function write(url: string, statements: string): Promise<void> {
  await asked(url, statements)
}

async function asked(url: string, query: string): Promise<unknown[][]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await sql.unsafe(query).values()
  } finally {
    await sql.end()
  }
}

type Urls = Record<ServiceName, string>

/** Copies of these databases, for a test to break, and the others as they are. */
async function withCopies(names: (keyof Urls)[], work: (copies: Urls) => Promise<void>): Promise<void> {
  const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} })
  const copies = names.map((name) => ({ name, ...copyOf(urls()[name]) }))
  try {
    for (const { from, to } of copies) {
      await admin`create database ${admin(to)} template ${admin(from)} strategy wal_log`
    }
    const copied = Object.fromEntries(copies.map(({ name, url }) => [name, url]))
    await work({ ...urls(), ...copied })
  } finally {
    for (const { to } of copies) await admin`drop database if exists ${admin(to)} with (force)`
    await admin.end()
  }
}

function copyOf(original: string) {
  const url = new URL(original)
  const from = url.pathname.slice(1)
  url.pathname += '_broken'
  return { from, to: `${from}_broken`, url: url.href }
}
