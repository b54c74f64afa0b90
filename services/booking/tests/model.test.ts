import { SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import type { Slot } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { SessionCancelledSchema, SessionChangedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { readSoak } from '@xingzhi/runtime/testing/config'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkTruths } from './check-truths.ts'
import {
  type Booking,
  citizen,
  factsOf,
  refusalIn,
  refusedWith,
  startBooking,
  type Wish,
} from './start-booking.ts'

const SLOTS = 6
const PEOPLE = 40
const CLIENTS = 8
const STEPS_PER_CLIENT = 60

const soak = readSoak(process.env)
// Other runs with every seed: from the one that is given on.
const SEEDS = Array.from({ length: soak.times(2) }, (_, nth) => (soak.seed ?? 1) + nth)

/** By all runs so far: one alone may meet less than another. */
const met = { runs: 0, acknowledged: 0, cancelled: 0, full: 0, changed: 0 }

let instances: [Booking, Booking]
beforeAll(async () => {
  const first = await startBooking()
  instances = [first, await startBooking({ on: first })]
})
afterAll(async () => {
  const [first, second] = instances
  await second.stop()
  await first.stop()
})

type Step =
  | { do: 'reserve'; person: number; slot: number; partySize: number }
  | { do: 'retry' | 'cancel'; nth: number }
  | { do: 'change party'; nth: number; partySize: number }
  | { do: 'resize'; slot: number; capacity: number }
  | { do: 'move'; slot: number; startsIn: number }
  | { do: 'close'; slot: number }

const slot = fc.nat(SLOTS - 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 60,
    arbitrary: fc.record({
      do: fc.constant('reserve' as const),
      person: fc.nat(PEOPLE - 1),
      slot,
      partySize: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 15, arbitrary: fc.record({ do: fc.constant('retry' as const), nth: fc.nat(1000) }) },
  { weight: 30, arbitrary: fc.record({ do: fc.constant('cancel' as const), nth: fc.nat(1000) }) },
  {
    weight: 20,
    arbitrary: fc.record({
      do: fc.constant('change party' as const),
      nth: fc.nat(1000),
      partySize: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('resize' as const),
      slot,
      capacity: fc.integer({ min: 0, max: 12 }),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      slot,
      startsIn: fc.integer({ min: 100, max: 112 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), slot }) },
)

interface Session {
  id: string
  version: number
  capacity: number
  startsIn: number
}

/** Whatever the start is: sessions move all the time here. */
type Wished = Required<Omit<Wish, 'expectedStartsAt' | 'expectedMeetingPoint'>>

/** What a run remembers, to be held against the database afterwards. */
interface Run {
  sessions: Session[]
  wishes: Wished[]
  acknowledged: Map<string, Wished>
  /** What each party may be: as it was reserved, or as a change that was acknowledged made it. */
  sizes: Map<string, Set<number>>
  changed: number
  cancelled: Set<string>
  /** Refused as full: between these versions of the slot, its places must once have been too few. */
  full: { slotId: string; partySize: number; after: bigint; until: bigint }[]
}

test.each(SEEDS)('parallel clients of two instances leave everything true: seed %i', async (seed) => {
  const [booking] = instances
  const programs = fc.sample(fc.array(step, { minLength: STEPS_PER_CLIENT, maxLength: STEPS_PER_CLIENT }), {
    seed,
    numRuns: CLIENTS,
  })
  const run: Run = {
    ...{ sessions: [], wishes: [], acknowledged: new Map(), sizes: new Map() },
    ...{ changed: 0, cancelled: new Set(), full: [] },
  }
  for (let number = 0; number < SLOTS; number++) {
    const like = { capacity: 4 + number, startsIn: 100 + number }
    run.sessions.push({ id: await booking.publish(like), version: 1, ...like })
  }
  await Promise.all(
    programs.map(async (program, client) => {
      for (const one of program) await take(must(instances[client % 2]), run, seed, one)
    }),
  )
  await Promise.all(instances.map(({ service }) => service.drain()))

  await checkTruths(booking.sql)
  await checkAcknowledged(run)
  checkFull(run)
  met.runs++
  met.acknowledged += run.acknowledged.size
  met.cancelled += run.cancelled.size
  met.full += run.full.length
  met.changed += run.changed
  expect(met.acknowledged).toBeGreaterThan(30 * met.runs)
  expect(met.cancelled).toBeGreaterThan(5 * met.runs)
  expect(met.full).toBeGreaterThan(30 * met.runs)
  expect(met.changed).toBeGreaterThan(3 * met.runs)
  expect((await booking.sql`select from dead_letters`).count).toBe(0)
})

async function take(booking: Booking, run: Run, seed: number, one: Step): Promise<void> {
  switch (one.do) {
    case 'reserve': {
      const by = citizen(seed * 1000 + one.person)
      const wish = { by, slotId: must(run.sessions[one.slot]).id, partySize: one.partySize, key: newId() }
      run.wishes.push(wish)
      return reserve(booking, run, wish, { isRetry: false })
    }
    case 'retry': {
      const wish = run.wishes[one.nth % Math.max(1, run.wishes.length)]
      return wish && reserve(booking, run, wish, { isRetry: true })
    }
    case 'cancel':
      return cancel(booking, run, one.nth)
    case 'change party':
      return changeParty(booking, run, one)
    case 'resize':
      return change(booking, must(run.sessions[one.slot]), { capacity: one.capacity })
    case 'move':
      return change(booking, must(run.sessions[one.slot]), { startsIn: one.startsIn })
    case 'close': {
      const session = must(run.sessions[one.slot])
      session.version++
      return booking.tell(SessionCancelledSchema, { facts: factsOf(session) })
    }
  }
}

async function reserve(
  booking: Booking,
  run: Run,
  wish: Wished,
  { isRetry }: { isRetry: boolean },
): Promise<void> {
  const after = await versionOf(booking, wish.slotId)
  const [verdict] = await booking.reserve(wish)
  if (verdict?.verdict.case === 'reservation') {
    const { id } = verdict.verdict.value
    expect(run.acknowledged.get(id) ?? wish).toEqual(wish)
    run.acknowledged.set(id, wish)
    run.sizes.set(id, (run.sizes.get(id) ?? new Set()).add(wish.partySize))
  } else if (refusedWith(verdict) === 'SLOT_FULL') {
    const until = await versionOf(booking, wish.slotId)
    // A kept verdict that is answered again speaks of an earlier moment.
    if (!isRetry) run.full.push({ ...wish, after, until })
    const { remaining } = refusalIn(verdict).facts
    expect(Number(remaining)).toBeLessThan(wish.partySize)
  }
}

async function cancel(booking: Booking, run: Run, nth: number): Promise<void> {
  const [id, wish] = [...run.acknowledged][nth % Math.max(1, run.acknowledged.size)] ?? []
  if (!id || !wish) return
  await booking.cancel(wish.by, id)
  run.cancelled.add(id)
}

async function changeParty(
  booking: Booking,
  run: Run,
  { nth, partySize }: { nth: number; partySize: number },
): Promise<void> {
  const [reservationId, wish] = [...run.acknowledged][nth % Math.max(1, run.acknowledged.size)] ?? []
  if (!reservationId || !wish) return
  const sizes = must(run.sizes.get(reservationId))
  const after = await versionOf(booking, wish.slotId)
  const request = { reservationId, partySize, idempotencyKey: newId() }
  try {
    await booking.as(wish.by).changeReservation(request)
    sizes.add(partySize)
    run.changed++
  } catch (error) {
    const { code, facts = {} } = must(refusalOf(error))
    if (code !== RefusalCode.SLOT_FULL) return
    const until = await versionOf(booking, wish.slotId)
    const more = partySize - Number(facts['held'])
    run.full.push({ slotId: wish.slotId, partySize: more, after, until })
    expect(Number(facts['remaining'])).toBeLessThan(more)
  }
}

async function change(booking: Booking, session: Session, to: Partial<Session>): Promise<void> {
  Object.assign(session, to)
  session.version++
  await booking.tell(SessionChangedSchema, { facts: factsOf(session) })
}

async function versionOf(booking: Booking, slotId: string): Promise<bigint> {
  const { slots } = await booking.as(undefined).getSlots({ ids: [slotId] })
  return must(slots[0]).version
}

async function checkAcknowledged({ acknowledged, sizes, cancelled }: Run): Promise<void> {
  const [{ sql }] = instances
  const rows = await sql<{ id: string; status: string; personId: string; partySize: number }[]>`
    select id, status, person_id as "personId", party_size as "partySize" from reservations
    where id = any(${[...acknowledged.keys()]}::uuid[])`
  expect(rows).toHaveLength(acknowledged.size)
  for (const { id, status, personId, partySize } of rows) {
    expect(personId).toBe(must(acknowledged.get(id)).by.personId)
    expect([...must(sizes.get(id))]).toContain(partySize)
    if (cancelled.has(id)) expect(status).toBe('CANCELLED')
  }
}

/**
 * A party is refused as full under the slot's lock, so there is a version of the slot, between the two that the client saw
 * before and after, with fewer places left: within a batch places only become fewer, so what was too little when the party
 * was judged was too little when its batch committed.
 */
function checkFull({ full, sessions }: Run): void {
  const told = instances
    .flatMap((instance) => instance.toldOf(SlotChangedSchema))
    .map(({ slot }) => must(slot))
  for (const { id } of sessions) {
    const history = new Map<bigint, Slot>()
    for (const slot of told.filter((one) => one.id === id)) history.set(slot.version, slot)
    const versions = [...history.keys()].toSorted((a, b) => Number(a - b))
    expect(versions).toEqual(versions.map((_, index) => BigInt(index + 1)))
    for (const { partySize, after, until } of full.filter(({ slotId }) => slotId === id)) {
      const during = [...history.values()].filter(({ version }) => after <= version && version <= until)
      const left = during.map(({ capacity, reserved, offered }) => capacity - reserved - offered)
      expect(Math.min(...left)).toBeLessThan(partySize)
    }
  }
}
