import type { ReserveVerdict } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { expect } from 'vitest'
import { allowedToCancel, allowedToChange, allowedToReserve, leave } from './booking-model.ts'
import { count, insist, type Person, type Run, type Wish } from './booking-model-run.ts'
import type { PersonStep } from './booking-model-steps.ts'
import { refusedWith } from './start-booking.ts'
import type { BookingProcess } from './start-booking-process.ts'

interface Asked extends Wish {
  person: Person
  /** What must be answered, to the letter. */
  known?: string
}

/** Lets several people take a step each, together; what they are answered must be what the model allows. */
export async function takeSteps(
  run: Run,
  client: number,
  steps: readonly { person: Person; step: PersonStep }[],
): Promise<void> {
  const asked = steps.flatMap(({ person, step }) => wishOf(run, person, step))
  const others = steps.map(({ person, step }) => takeOther(run, client, person, step))
  await Promise.all([...others, asked.length > 0 && reserve(run, client, asked)])
}

function wishOf(run: Run, person: Person, step: PersonStep): Asked[] {
  if (step.do === 'reserve') return [{ person, ...newWish(run, step) }]
  if (step.do !== 'ask again' && step.do !== 'ask otherwise under the same key') return []
  const wish = person.wishes.at(-1 - (step.nth % Math.max(1, person.wishes.length)))
  if (!wish) return []
  return step.do === 'ask again'
    ? [{ person, ...wish, known: wish.answer }]
    : [{ person, ...wish, partySize: wish.partySize + 1, known: 'IDEMPOTENCY_MISMATCH' }]
}

async function takeOther(run: Run, client: number, person: Person, step: PersonStep): Promise<void> {
  switch (step.do) {
    case 'reserve twice at once':
      return reserveTwice(run, { person, ...newWish(run, step) })
    case 'cancel': {
      const wish = heldOrMade(person, step.nth)
      return wish && cancel(run, client, person, { ...wish, key: newId() })
    }
    case 'cancel again': {
      const kept = person.cancels.at(-1 - (step.nth % Math.max(1, person.cancels.length)))
      return kept && cancelAgain(run, client, person, kept)
    }
    case 'cancel another’s':
      return cancelOthers(run, client, person, step.nth)
    case 'change party': {
      const wish = heldOrMade(person, step.nth)
      return wish && changeParty(run, client, person, { ...wish, partySize: step.partySize, key: newId() })
    }
    case 'change again': {
      const kept = person.changes.at(-1 - (step.nth % Math.max(1, person.changes.length)))
      return kept && changeAgain(run, client, person, kept)
    }
    case 'sign in':
      return signIn(run, client, person, `Citizen ${step.nth}`)
    case 'reserve':
    case 'ask again':
    case 'ask otherwise under the same key':
      return
  }
}

/** Mostly what the person holds, else what they gave up before. */
function heldOrMade(
  { held, made }: Person,
  nth: number,
): { reservationId: string; slotId: string } | undefined {
  const all =
    nth % 5 === 0
      ? made
      : made.filter(({ slotId, reservationId }) => held.get(slotId)?.reservationId === reservationId)
  return all[nth % Math.max(1, all.length)]
}

function newWish({ open }: Run, step: { slot: number; partySize: number }): Wish {
  return { slotId: must(open[step.slot % open.length]), partySize: step.partySize, key: newId() }
}

async function reserve(run: Run, client: number, asked: Asked[]): Promise<void> {
  const after = new Map(run.seen)
  const { answer, times } = await insist(run, client, (booking) => ask(booking, asked))
  for (const [index, one] of asked.entries()) judge(run, one, answer[index], times)
  await checkFull(run, asked, answer, after)
}

/** Both processes get the same wish at the same time: they say the same. */
async function reserveTwice(run: Run, asked: Asked): Promise<void> {
  const after = new Map(run.seen)
  const answers = await Promise.all(
    run.bookings.map((_, first) => insist(run, first, (booking) => ask(booking, [asked]))),
  )
  const times = answers.flatMap((one) => one.times)
  for (const { answer } of answers) judge(run, asked, answer[0], times)
  await checkFull(run, [asked], must(answers[0]).answer, after)
}

async function ask(booking: BookingProcess, asked: Asked[]): Promise<ReserveVerdict[]> {
  const items = asked.map(({ person, slotId, partySize, key }) => ({
    actorToken: booking.tokens.sign(person.actor),
    slotId,
    partySize,
    idempotencyKey: key,
  }))
  return (await booking.client().reserve({ items })).verdicts
}

function judge(run: Run, asked: Asked, verdict: ReserveVerdict | undefined, times: number[]): void {
  const { person, slotId, partySize, key } = asked
  const answer = textOf(verdict)
  const code = refusedWith(verdict)
  count(run, code)
  const before = person.wishes.find((wish) => wish.key === key)
  const known = asked.known ?? before?.answer
  if (known !== undefined) {
    expect(answer).toBe(known)
    return
  }
  expect([...allowedToReserve(run.model, person, asked, times)]).toContain(code)
  person.wishes.push({ slotId, partySize, key, answer })
  if (verdict?.verdict.case !== 'reservation') return
  const { id, personId, status } = verdict.verdict.value
  expect({ personId, partySize: verdict.verdict.value.partySize, status }).toMatchObject({
    personId: person.actor.personId,
    partySize,
  })
  person.made.push({ reservationId: id, slotId })
  person.held.set(slotId, { reservationId: id, partySize, madeAt: times, isSettled: false, waived: 'no' })
}

/** The reservation's id, or the refusal to the letter. */
function textOf(verdict: ReserveVerdict | undefined): string {
  if (verdict?.verdict.case === 'reservation') return verdict.verdict.value.id
  const { code, facts } = must(verdict?.verdict.value)
  return Object.keys(facts).length === 0
    ? must(RefusalCode[code])
    : `${RefusalCode[code]} ${JSON.stringify(facts)}`
}

/** Who was told "full" was told so of a version of the slot, between those seen before and after, with fewer places left. */
async function checkFull(
  run: Run,
  asked: Asked[],
  verdicts: ReserveVerdict[],
  after: Map<string, number>,
): Promise<void> {
  const full = asked.filter(
    (one, index) => one.known === undefined && refusedWith(verdicts[index]) === 'SLOT_FULL',
  )
  if (full.length === 0) return
  const ids = full.map(({ slotId }) => slotId)
  const rows = await run.sql<{ slotId: string; until: number; least: number }[]>`
    select s.id as "slotId", s.version as until, (
      select min(places_left) from slot_history h
      where h.slot_id = s.id and h.version between w.after and s.version) as least
    from unnest(${ids}::uuid[], ${ids.map((id) => after.get(id) ?? 1)}::bigint[]) as w (id, after)
    join slots s on s.id = w.id`
  expect(rows).toHaveLength(full.length)
  for (const { slotId, until, least } of rows) {
    run.seen.set(slotId, Math.max(until, run.seen.get(slotId) ?? 1))
    const smallest = Math.min(
      ...full.filter((one) => one.slotId === slotId).map(({ partySize }) => partySize),
    )
    expect(least).toBeLessThan(smallest)
  }
}

async function cancel(
  run: Run,
  client: number,
  person: Person,
  wish: { reservationId: string; slotId: string; key: string },
): Promise<void> {
  const { reservationId, slotId, key } = wish
  const { answer, times } = await insist(run, client, (booking) => askToCancel(booking, person, wish))
  count(run, `cancel: ${answer}`)
  const isHeld = person.held.get(slotId)?.reservationId === reservationId
  const allowed = isHeld ? [...allowedToCancel(run.model, person, slotId, times)] : ['OK']
  expect(allowed).toContain(answer)
  if (isHeld && answer === 'OK') leave(run.model, person, slotId)
  person.cancels.push({ key, reservationId, answer })
}

async function cancelAgain(
  run: Run,
  client: number,
  person: Person,
  kept: Person['cancels'][number],
): Promise<void> {
  const { answer } = await insist(run, client, (booking) => askToCancel(booking, person, kept))
  expect(answer).toBe(kept.answer)
}

async function cancelOthers(run: Run, client: number, person: Person, nth: number): Promise<void> {
  const other = run.people[nth % run.people.length]
  const reservationId = other?.made.at(-1)?.reservationId
  if (other === person || reservationId === undefined) return
  const wish = { reservationId, key: newId() }
  const { answer } = await insist(run, client, (booking) => askToCancel(booking, person, wish))
  expect(answer).toBe('NOT_FOUND')
}

async function changeParty(
  run: Run,
  client: number,
  person: Person,
  wish: { reservationId: string; slotId: string; partySize: number; key: string },
): Promise<void> {
  const { reservationId, slotId, partySize, key } = wish
  const { answer, times } = await insist(run, client, (booking) => askToChange(booking, person, wish))
  count(run, `change: ${answer}`)
  const held = person.held.get(slotId)
  const isHeld = held?.reservationId === reservationId
  // Of one that was given up, whatever else the person holds there.
  const judged = isHeld ? person : { held: new Map() }
  expect([...allowedToChange(run.model, judged, { slotId, partySize }, times)]).toContain(answer)
  if (isHeld && answer === 'OK') held.partySize = partySize
  person.changes.push({ key, reservationId, partySize, answer })
}

async function changeAgain(
  run: Run,
  client: number,
  person: Person,
  kept: Person['changes'][number],
): Promise<void> {
  const { answer } = await insist(run, client, (booking) => askToChange(booking, person, kept))
  expect(answer).toBe(kept.answer)
}

/** 'OK', or the refusal's code. */
function askToChange(
  booking: BookingProcess,
  { actor }: Person,
  { reservationId, partySize, key }: { reservationId: string; partySize: number; key: string },
): Promise<string> {
  const request = { reservationId, partySize, idempotencyKey: key }
  return answerOf(booking.client().changeReservation(request, booking.as(actor)))
}

/** 'OK', or the refusal's code. */
function askToCancel(
  booking: BookingProcess,
  { actor }: Person,
  { reservationId, key }: { reservationId: string; key: string },
): Promise<string> {
  const request = { reservationId, idempotencyKey: key }
  return answerOf(booking.client().cancelReservation(request, booking.as(actor)))
}

async function answerOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'OK'
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    return must(RefusalCode[refusal.code])
  }
}

async function signIn(run: Run, client: number, person: Person, name: string): Promise<void> {
  await insist(run, client, (booking) =>
    booking.client().recordPerson({ displayName: name, contact: '' }, booking.as(person.actor)),
  )
  person.name = name
}
