import { ClosureChangedSchema } from '@xingzhi/proto/route/v1/events_pb.js'
import { CancelCause } from '@xingzhi/proto/route/v1/route_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { readSoak } from '@xingzhi/runtime/testing/config'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { cancelDeparture, change, schedule } from './departure-data.ts'
import * as model from './departures-model.ts'
import { DEPARTURES, type Step, steps } from './departures-model-steps.ts'
import {
  type Booking,
  citizen,
  NOW,
  operator,
  refusedWith,
  showNotices,
  startBooking,
} from './start-booking.ts'

const soak = readSoak(process.env)
const SEEDS = Array.from({ length: soak.times(2) }, (_, nth) => (soak.seed ?? 1) + nth)
const STEPS = 250
// What the runs have met at least, together.
const met = new Set<string>()
const ANSWERS = [
  ...[
    'reserve OK',
    'reserve SLOT_FULL',
    'reserve OVERLAPS',
    'reserve ALREADY_RESERVED',
    'reserve PARTY_TOO_LARGE',
  ],
  ...['change party OK', 'change party SLOT_FULL', 'change party PARTY_TOO_LARGE', 'change party TOO_LATE'],
  ...['cancel OK', 'cancel TOO_LATE', 'check in OK', 'check in SLOT_NOT_OPEN', 'check in NOT_FOUND'],
  ...['undo OK', 'undo SLOT_NOT_OPEN'],
]

const NOTICES = ['SHRUNK', 'MOVED', 'CANCELLED', 'CLOSED']

/** Route's side: what it has decided, what it has told, and what it has yet to tell. */
interface Run {
  booking: Booking
  model: model.Model
  ids: string[]
  latest: model.ModelFact[]
  told: model.ModelFact[]
  late: model.ModelFact[]
  answers: Map<string, number>
}

test.each(SEEDS)('departures, reservations and check-ins are what the model says: seed %i', async (seed) => {
  const booking = await startBooking()
  const run: Run = {
    booking,
    model: { now: 0, slots: new Map(), reservations: [] },
    ids: [],
    latest: [],
    told: [],
    late: [],
    answers: new Map(),
  }
  for (let number = 0; number < DEPARTURES; number++) await begin(run, number)
  for (const one of must(
    fc.sample(fc.array(steps, { minLength: STEPS, maxLength: STEPS }), { seed, numRuns: 1 })[0],
  )) {
    await take(run, one)
    await compare(run)
    await checkTruths(booking.sql)
  }
  for (const answer of run.answers.keys()) met.add(answer)
  for (const notice of run.model.reservations.flatMap(({ notices }) => notices)) met.add(notice.kind)
  await booking.service.drain()
  expect((await booking.sql`select from dead_letters`).count).toBe(0)
  await booking.stop()
})

test('the runs together met each answer and each notice', () => {
  expect([...met]).toEqual(expect.arrayContaining([...ANSWERS, ...NOTICES]))
})

function count(run: Run, what: string, answer: string): void {
  const key = `${what} ${answer}`
  run.answers.set(key, (run.answers.get(key) ?? 0) + 1)
}

async function take(run: Run, one: Step): Promise<void> {
  switch (one.do) {
    case 'reserve':
      return reserve(run, one)
    case 'cancel':
      return withOne(run, one.nth, async (reservation) => {
        const asked = run.booking.cancel(citizen(reservation.person), reservation.id)
        return ['cancel', await answerOf(asked), model.cancel(run.model, reservation)]
      })
    case 'check in':
      return withOne(run, one.nth, async (reservation) => {
        const asked = run.booking.as(operator).checkInReservation({
          slotId: must(run.ids[reservation.departure]),
          by: { case: 'reservationId', value: reservation.id },
          peoplePresent: one.people,
          idempotencyKey: newId(),
        })
        return ['check in', await answerOf(asked), model.checkIn(run.model, reservation, one.people)]
      })
    case 'undo':
      return withOne(run, one.nth, async (reservation) => {
        const slotId = must(run.ids[reservation.departure])
        const request = { slotId, reservationId: reservation.id, idempotencyKey: newId() }
        const asked = run.booking.as(operator).undoCheckIn(request)
        return ['undo', await answerOf(asked), model.undo(run.model, reservation)]
      })
    case 'change party':
      return withOne(run, one.nth, async (reservation) => {
        const { partySize } = one
        const asked = run.booking.as(citizen(reservation.person)).changeReservation({
          ...{ reservationId: reservation.id, partySize, idempotencyKey: newId() },
        })
        return ['change party', await answerOf(asked), model.changeParty(run.model, reservation, partySize)]
      })
    case 'look':
      await showNotices(run.booking.as(citizen(one.person)))
      return model.look(run.model, one.person)
    case 'wait':
      run.booking.clock.advance({ minutes: one.minutes })
      run.model.now += one.minutes
      return
    case 'close':
      return close(run, one.nth % DEPARTURES)
    default:
      return route(run, one)
  }
}

/** Something that route tells, now or later, in whatever order. */
async function route(
  run: Run,
  one: Exclude<
    Step,
    { do: 'reserve' | 'cancel' | 'check in' | 'undo' | 'change party' | 'look' | 'wait' | 'close' }
  >,
): Promise<void> {
  switch (one.do) {
    case 'tell late': {
      const fact = run.late.splice(one.nth % Math.max(1, run.late.length), 1)[0]
      return fact && tell(run, fact)
    }
    case 'tell again': {
      const fact = run.told[one.nth % Math.max(1, run.told.length)]
      return fact && tell(run, fact)
    }
    case 'resize': {
      const shrinkTo = one.isDecided ? one.capacity : undefined
      return decide(run, one.departure, { capacity: one.capacity, shrinkTo }, one.isLate)
    }
    case 'replace a guide': {
      // As a route tells it that hears of one guide fewer first: nobody is to leave over it.
      const { capacity } = must(run.latest[one.departure])
      const held = model.heldOf(run.model, one.departure).length
      await decide(run, one.departure, { capacity: Math.floor(capacity / 2) }, false)
      await decide(run, one.departure, { capacity }, false)
      expect(model.heldOf(run.model, one.departure)).toHaveLength(held)
      return
    }
    case 'move':
      return decide(run, one.departure, { startsAt: run.model.now + 60 * one.inHours }, one.isLate)
    case 'call off':
      await decide(run, one.departure, { cancel: one.cancel, capacity: 0 }, false)
      return begin(run, one.departure)
  }
}

/** Another departure under this number, whose slot may be heard of first by a change. */
async function begin(run: Run, number: number): Promise<void> {
  run.ids[number] = newId()
  run.late = run.late.filter((fact) => fact.departure !== number)
  run.told = run.told.filter((fact) => fact.departure !== number)
  for (const one of run.model.reservations) if (one.departure === number) one.departure = -1
  run.model.slots.delete(number)
  const startsAt = run.model.now + 60 * (number + 1)
  const fact = {
    departure: number,
    version: 1,
    startsAt,
    capacity: 12,
    shrinkTo: undefined,
    cancel: undefined,
  }
  run.latest[number] = fact
  await tell(run, fact)
}

async function decide(
  run: Run,
  number: number,
  to: Partial<model.ModelFact>,
  isLate: boolean,
): Promise<void> {
  const before = must(run.latest[number])
  const fact = { ...before, shrinkTo: undefined, ...to, version: before.version + 1 }
  run.latest[number] = fact
  if (isLate) run.late.push(fact)
  else await tell(run, fact)
}

async function tell({ booking, model: state, ids, told }: Run, fact: model.ModelFact): Promise<void> {
  const { version, capacity, startsAt, shrinkTo, cancel } = fact
  const like = {
    id: must(ids[fact.departure]),
    version,
    capacity,
    startsIn: startsAt / 60,
    maximumPartySize: model.PARTY_MAX,
  }
  if (cancel) await cancelDeparture(booking, { ...like, cancelCause: CancelCause[cancel] })
  else if (version === 1) await schedule(booking, like)
  else await change(booking, like, shrinkTo)
  model.follow(state, fact)
  told.push(fact)
}

async function reserve(
  run: Run,
  wish: { departure: number; person: number; partySize: number },
): Promise<void> {
  const { departure: number, person, partySize } = wish
  const slotId = must(run.ids[number])
  const [verdict] = await run.booking.reserve({ by: citizen(person), slotId, partySize })
  const answer = refusedWith(verdict)
  expect(answer).toBe(model.judgeReserve(run.model, wish))
  count(run, 'reserve', answer)
  if (verdict?.verdict.case !== 'reservation') return
  const { id } = verdict.verdict.value
  run.model.reservations.push({
    ...{ id, ...wish, status: 'CONFIRMED', present: null, withSlot: false, notices: [] },
    ...{ madeAt: run.model.now, waived: false },
  })
}

async function withOne(
  run: Run,
  number: number,
  work: (reservation: model.ModelReservation) => Promise<[what: string, answer: string, expected: string]>,
): Promise<void> {
  const known = run.model.reservations.filter((one) => one.departure >= 0)
  const reservation = known[number % Math.max(1, known.length)]
  if (!reservation) return
  const [what, answer, expected] = await work(reservation)
  expect(answer).toBe(expected)
  count(run, what, answer)
}

async function answerOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'OK',
    (error: Error) => error.message.replace(/^\[\w+\] /, ''),
  )
}

/** Of two departures, told twice. */
async function close({ booking, model: state, ids }: Run, number: number): Promise<void> {
  const touched = [number, (number + 1) % DEPARTURES]
  const closure = { id: newId(), of: { case: 'routeId' as const, value: newId() }, reason: '修缮' }
  const departureIds = touched.map((one) => must(ids[one]))
  for (let times = 0; times < 2; times++) {
    await booking.tell(ClosureChangedSchema, { closure, departureIds, version: 1n })
  }
  model.close(state, touched)
}

async function compare({ booking, model: state, ids }: Run): Promise<void> {
  const slots = await booking.sql`
    select id, status, source_version as version, starts_at as "startsAt", wanted, capacity, reserved
    from slots where id = any(${ids}::uuid[]) order by array_position(${ids}::uuid[], id)`
  const expected = ids.map((id, number) => {
    const { startsAt, ...slot } = must(state.slots.get(number))
    const [capacity, reserved] = [model.capacityOf(state, number), model.reservedOf(state, number)]
    return { id, ...slot, startsAt: new Date(NOW.getTime() + startsAt * 60_000), capacity, reserved }
  })
  expect([...slots]).toEqual(expected)
  const reservations = await booking.sql`
    select r.id, r.status, r.party_size as "partySize", r.people_present as present, r.cancelled_with_slot as "withSlot",
      coalesce((select array_agg(n.kind order by n.id) from notices n where n.reservation_id = r.id), '{}') as notices
    from reservations r order by r.id`
  expect([...reservations]).toEqual(
    state.reservations.map(({ id, status, partySize, present, withSlot, notices }) => ({
      ...{ id, status, partySize, present, withSlot },
      notices: notices.map(({ kind }) => kind),
    })),
  )
}
