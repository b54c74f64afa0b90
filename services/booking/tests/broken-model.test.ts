import { setTimeout as pause } from 'node:timers/promises'
import { must } from '@xingzhi/runtime/assert'
import type { SqlTx } from '@xingzhi/runtime/database'
import { readSoak } from '@xingzhi/runtime/testing/config'
import type { Cut } from '@xingzhi/runtime/testing/cutting-proxy'
import { startTestDatabase, type TestDatabase } from '@xingzhi/runtime/testing/database'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { bookingMigrations } from '../src/service.ts'
import { settleSessions } from './booking-model.ts'
import type { Person, Run } from './booking-model-run.ts'
import { OPEN_SLOTS, type PersonStep, personStep, sessionStep } from './booking-model-steps.ts'
import { checkTruths } from './check-truths.ts'
import { citizen, NOW } from './start-booking.ts'
import { type BookingProcess, startBookingProcess } from './start-booking-process.ts'
import { takeSteps } from './take-person-steps.ts'
import { publish, tellStep } from './tell-session-step.ts'

// Two booking processes on one database, whose connections are cut at any statement, who wait for locks that others hold,
// whose clocks go back, and who are killed: whatever they answer is what the model allows, and their rows are the model's.

const soak = readSoak(process.env)
const operations = soak.times(6_000)
const seed = soak.seed ?? 20_261_122
const CLIENTS = 6
const PEOPLE_PER_CLIENT = 10
const STEPS_PER_ROUND = 5
const ROUND_MS = 5 * 60_000
const KILL_EVERY = 8
const TRUTHS_EVERY = 10
const LOCK_MS = 40
// Longer than a batch waits.
const LONG_LOCK_MS = 5_500
const RULES = { activeMax: 3, partySizeMax: 20, cancelDeadlineMs: 120 * 60_000, undoMs: 15 * 60_000 }
const CUTS: Cut[] = ['before', 'after', 'meanwhile']
// How many of an application's statements pass before one is cut, at most.
const SHAKEN: Record<string, number> = { 'booking reserve': 60, booking: 250, 'booking relay': 120 }
const BREAKS = ['slots', 'outbox', 'backends', 'nothing'] as const
const MINUTE_MS = 60_000
const SKEWS_MS = [
  0,
  0,
  0,
  0,
  0,
  -MINUTE_MS / 2,
  2 * MINUTE_MS,
  9 * MINUTE_MS,
  -20 * MINUTE_MS,
  -200 * MINUTE_MS,
]

let testDatabase: TestDatabase
let bookings: BookingProcess[] = []

afterEach(async () => {
  await Promise.all(bookings.map((booking) => booking.stop()))
  await testDatabase.drop()
})

test(
  `whatever breaks, every answer is one that the model allows (SOAK_SEED=${seed})`,
  async () => {
    const dice = createDice(seed)
    const rounds = Math.ceil(operations / (CLIENTS * PEOPLE_PER_CLIENT * STEPS_PER_ROUND))
    const run = await start(dice)
    const steps = fc.sample(personStep, { seed, numRuns: operations })
    const told = fc.sample(sessionStep, { seed, numRuns: rounds * 3 })
    for (let round = 1; round <= rounds; round++) {
      await setClocks(run, round, dice)
      await playRound(run, steps, told, { round, isLast: round === rounds }, dice)
      settleSessions(run.model, run.people)
      while (run.open.length > OPEN_SLOTS) run.open.shift()
      await checkRows(run)
      if (round % TRUTHS_EVERY === 0) await checkTruths(run.sql)
    }
    for (const booking of bookings) booking.proxy.calm()
    await Promise.all(bookings.map((booking) => booking.drain()))
    await checkTruths(run.sql)
    await checkTold(run)
    expectVariety(run)
  },
  120_000 + operations * 20,
)

async function start(dice: Dice): Promise<Run> {
  testDatabase = await startTestDatabase('booking', bookingMigrations)
  const { sql } = testDatabase.open(3)
  await sql.unsafe(HISTORY)
  const startOne = async () => {
    const booking = await startBookingProcess({
      databaseUrl: testDatabase.url,
      config: { activeReservationsMax: RULES.activeMax, partySizeMax: RULES.partySizeMax },
      now: NOW.getTime(),
      onCut: ({ application }) => shake(booking, must(application), dice),
    })
    return booking
  }
  bookings = await Promise.all([startOne(), startOne()])
  const people = Array.from({ length: CLIENTS * PEOPLE_PER_CLIENT }, (_, number): Person => {
    const actor = citizen(number + 1)
    return { actor, name: undefined, held: new Map(), wishes: [], made: [], cancels: [], changes: [] }
  })
  const model = { slots: new Map(), rules: RULES }
  const maps = { versions: new Map(), seen: new Map(), tally: new Map() }
  const run: Run = { sql, bookings, model, open: [], people, ...maps }
  for (let number = 0; number < OPEN_SLOTS; number++) await publish(run, number % 2)
  settleSessions(model, people)
  for (const booking of bookings) {
    for (const application of Object.keys(SHAKEN)) shake(booking, application, dice)
  }
  return run
}

/** Each version of a slot once, as it was committed, and in which order the versions were told. */
const HISTORY = `
  create table slot_history (slot_id uuid, version bigint, places_left int, primary key (slot_id, version));
  create table told (n bigint generated always as identity, slot_id uuid, version bigint);
  create function keep_history() returns trigger language plpgsql as $$
  begin
    insert into slot_history values (new.id, new.version, new.capacity - new.reserved - new.offered);
    return null;
  end $$;
  create trigger slot_opened after insert on slots for each row execute function keep_history();
  create trigger slot_changed after update on slots for each row
    when ((old.version, old.capacity, old.reserved, old.offered, old.status)
      is distinct from (new.version, new.capacity, new.reserved, new.offered, new.status))
    execute function keep_history()`

/** Cuts one of the application's next statements. */
function shake({ proxy }: BookingProcess, application: string, dice: Dice): void {
  const number = 1 + dice(must(SHAKEN[application]))
  proxy.cutAt({ number, cut: must(CUTS[dice(CUTS.length)]), application })
}

/** Time goes on; each process's clock may be wrong, and so go back. */
async function setClocks(run: Run, round: number, dice: Dice): Promise<void> {
  for (const booking of run.bookings) {
    await booking.setClock(NOW.getTime() + round * ROUND_MS + must(SKEWS_MS[dice(SKEWS_MS.length)]))
  }
}

async function playRound(
  run: Run,
  steps: PersonStep[],
  told: Parameters<typeof tellStep>[2][],
  { round, isLast }: { round: number; isLast: boolean },
  dice: Dice,
): Promise<void> {
  const clients = Array.from({ length: CLIENTS }, async (_, client) => {
    const own = run.people.slice(client * PEOPLE_PER_CLIENT, (client + 1) * PEOPLE_PER_CLIENT)
    for (let turn = 0; turn < STEPS_PER_ROUND; turn++) {
      const taken = own.flatMap((person) => {
        const step = steps.pop()
        return step ? [{ person, step }] : []
      })
      await takeSteps(run, client, taken)
    }
  })
  const sessions = (async () => {
    for (let n = 0; n < 3; n++) await tellStep(run, n, told.pop() ?? { do: 'publish' })
    if (run.open.some((id) => run.model.slots.get(id)?.is.isCancelled) || round % 4 === 0)
      await publish(run, round)
  })()
  const kill = round % KILL_EVERY === 0 ? must(bookings[dice(2)]).killAndRestart() : undefined
  await Promise.all([...clients, sessions, kill, breakDatabase(run, dice, isLast)])
}

async function breakDatabase({ sql, open }: Run, dice: Dice, isLast: boolean): Promise<void> {
  const hold = async (ms: number, lock: (tx: SqlTx) => Promise<unknown>) => {
    await sql.begin(async (tx) => {
      await lock(tx)
      await pause(ms)
    })
  }
  const kind = isLast ? 'long lock' : must(BREAKS[dice(BREAKS.length)])
  switch (kind) {
    case 'slots':
      return hold(LOCK_MS, (tx) =>
        tx`select from slots where id = any(${open}) order by id for update`.execute(),
      )
    case 'outbox':
      return hold(LOCK_MS, (tx) => tx`lock table outbox in exclusive mode`.execute())
    case 'long lock':
      return hold(LONG_LOCK_MS, (tx) => tx`lock table idempotency in exclusive mode`.execute())
    case 'backends':
      await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name like 'booking%'`
      return
    case 'nothing':
      return
  }
}

/** What the rows say is what the model says: who holds what, how the slots stand, and what people are called. */
async function checkRows({ sql, model, people, open }: Run): Promise<void> {
  const held = await sql`
    select person_id, slot_id, id, party_size from reservations where status = 'CONFIRMED' order by id`.values()
  const known = people.flatMap(({ actor, held }) =>
    [...held].map(([slotId, one]) => [actor.personId, slotId, one.reservationId, one.partySize]),
  )
  expect(held).toEqual(known.toSorted((a, b) => (String(a[2]) < String(b[2]) ? -1 : 1)))

  const slots = await sql<
    { id: string; isCancelled: boolean; wanted: number; startsAt: Date; endsAt: Date }[]
  >`
    select id, status = 'CANCELLED' as "isCancelled", wanted, starts_at as "startsAt", ends_at as "endsAt"
    from slots where id = any(${open})`
  expect(slots).toHaveLength(open.length)
  for (const { id, isCancelled, ...slot } of slots) {
    const { is } = must(model.slots.get(id))
    expect(isCancelled).toBe(is.isCancelled)
    if (isCancelled) continue
    expect(slot).toEqual({
      wanted: is.capacity,
      startsAt: new Date(is.startsAt),
      endsAt: new Date(is.endsAt),
    })
  }

  const names = await sql`select id, display_name from people order by id`.values()
  const signedIn = people.flatMap(({ actor, name }) => (name === undefined ? [] : [[actor.personId, name]]))
  expect(names).toEqual(signedIn.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)))
}

/** Every version of every slot was told, and for the first time in order. */
async function checkTold({ sql }: Run): Promise<void> {
  const slots = await sql<{ told: number[]; version: number }[]>`
    select s.version, array(
      select version from told where slot_id = s.id group by version order by min(n)) as told
    from slots s`
  for (const { told, version } of slots) {
    expect(told).toEqual(Array.from({ length: version }, (_, index) => index + 1))
  }
}

/** A run that met little proves little. */
function expectVariety(run: Run): void {
  const answers = [
    ...[
      'OK',
      'SLOT_FULL',
      'OVERLAPS',
      'ALREADY_RESERVED',
      'LIMIT_REACHED',
      'SLOT_CANCELLED',
      'SLOT_NOT_OPEN',
    ],
    ...['SLOT_CLOSED', 'PARTY_TOO_LARGE', 'INVALID_INPUT', 'IDEMPOTENCY_MISMATCH'],
    ...['cancel: OK', 'cancel: TOO_LATE', 'outage'],
    ...['change: OK', 'change: SLOT_FULL', 'change: PARTY_TOO_LARGE', 'change: NOT_FOUND'],
  ]
  expect(answers.filter((answer) => !run.tally.has(answer))).toEqual([])
  const cuts = run.bookings.reduce((sum, { proxy }) => sum + proxy.cutCount(), 0)
  expect(cuts).toBeGreaterThan(operations / 500)
}

type Dice = (sides: number) => number

/** Numbers below `sides`, the same ones for a seed. */
function createDice(seed: number): Dice {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}
