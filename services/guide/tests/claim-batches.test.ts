import { Code, ConnectError } from '@connectrpc/connect'
import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { ShiftClaimedSchema, ShiftStaffingChangedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import type { Actor } from '@xingzhi/runtime/actor'
import { newId } from '@xingzhi/runtime/ids'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { admit, cancel, change, claim, dateOf, key, readShift, refusalFrom, schedule } from './guide-data.ts'
import { type GuideSystem, guide, operator, startGuide } from './start-guide.ts'

let system: GuideSystem
const people = [1, 2, 3, 4].map(guide) as [Actor, Actor, Actor, Actor]
const [one, two, three, four] = people
beforeEach(async () => {
  system = await startGuide()
  await admit(system, ...people)
})
afterEach(async () => {
  await checkTruths(system.sql)
  await system.stop()
})

/** `OK`, the name of the refusal, or of the failure. */
async function answerTo(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (failure: unknown) => failure,
  )
  if (error === undefined) return 'OK'
  const refusal = refusalOf(error)
  return refusal ? (RefusalCode[refusal.code] ?? '') : (Code[ConnectError.from(error).code] ?? '')
}
const answersTo = (...calls: Promise<unknown>[]) => Promise.all(calls.map(answerTo))
/** Whose claims stand, and nobody else's time is held. */
async function expectClaims(shiftId: string, ...guides: Actor[]): Promise<void> {
  const { claims } = await system.as(operator).listClaims({ shiftId })
  const standing = claims.filter(({ releaseCause }) => releaseCause === 0)
  expect(standing.map(({ personId }) => personId).sort()).toEqual(
    guides.map(({ personId }) => personId).sort(),
  )
  const { claimed } = await readShift(system, shiftId)
  expect(claimed).toBe(guides.length)
  for (const { id } of standing) expect(system.booking.entries.has(id)).toBe(true)
}
/** Runs once, after booking has held the first time. */
function onceHeld(work: () => Promise<unknown>): void {
  system.booking.afterHold = async () => {
    system.booking.afterHold = async () => {}
    await work()
  }
}

describe('claims of one moment', () => {
  it('tell once how their shift is staffed, and of each claim', async () => {
    const [shiftId, other] = [await schedule(system, { wanted: 3 }), await schedule(system)]
    await system.forgetTold()
    const claims = [claim(system, one, shiftId), claim(system, two, shiftId), claim(system, three, shiftId)]
    expect(await answersTo(...claims, claim(system, four, other))).toEqual(['OK', 'OK', 'OK', 'OK'])
    await system.service.drain()
    const staffing = system.toldOf(ShiftStaffingChangedSchema).map(({ shift }) => [shift?.id, shift?.claimed])
    expect(staffing.sort()).toEqual(
      [
        [shiftId, 3],
        [other, 1],
      ].sort(),
    )
    const told = system.toldOf(ShiftClaimedSchema).filter(({ claim: made }) => made?.shiftId === shiftId)
    expect(told.map(({ shiftVersion }) => shiftVersion)).toEqual([2n, 3n, 4n])
    await expectClaims(shiftId, one, two, three)
  })

  it('are answered each alone: refused, unknown, known by the key, twice under it', async () => {
    const [shiftId, gone] = [await schedule(system, { wanted: 2 }), await schedule(system)]
    await cancel(system, { id: gone, version: 2 })
    const [known, doubled] = [key(), key()]
    await claim(system, one, shiftId, known)
    const answers = await answersTo(
      ...[claim(system, one, shiftId, known), claim(system, one, gone, known), claim(system, two, gone)],
      ...[
        claim(system, two, newId()),
        claim(system, two, shiftId, doubled),
        claim(system, two, shiftId, doubled),
      ],
      ...[claim(system, two, gone, doubled), claim(system, three, shiftId), claim(system, guide(9), shiftId)],
    )
    expect(answers).toEqual([
      ...['OK', 'IDEMPOTENCY_MISMATCH', 'SLOT_CANCELLED', 'NOT_FOUND', 'OK', 'OK', 'IDEMPOTENCY_MISMATCH'],
      ...['SHIFT_TAKEN', 'FORBIDDEN'],
    ])
    await expectClaims(shiftId, one, two)
  })

  it('pass on what booking refuses to the first to whoever comes after, in the same moment', async () => {
    const shiftId = await schedule(system, { wanted: 1 })
    system.booking.busy(one.personId, dateOf('2027-03-10 11:00'), dateOf('2027-03-10 13:00'))
    const keys = [key(), key(), key()] as const
    const ask = () =>
      answersTo(
        ...[claim(system, one, shiftId, keys[0]), claim(system, two, shiftId, keys[1])],
        claim(system, three, shiftId, keys[2]),
      )
    expect(await ask()).toEqual(['OVERLAPS', 'OK', 'SHIFT_TAKEN'])
    // Refusals are kept as answers are.
    await system.as(two).releaseShift({ shiftId, reason: '换人', idempotencyKey: key() })
    expect(await ask()).toEqual(['OVERLAPS', 'OK', 'SHIFT_TAKEN'])
    await expectClaims(shiftId)
  })
})

describe('a claim that fails', () => {
  it('undoes no other of its moment when the database refuses it', async () => {
    const shiftId = await schedule(system, { wanted: 3 })
    const none = `person_id <> '${two.personId}'`
    await system.sql.unsafe(`alter table claims add constraint claims_not_two check (${none}) not valid`)
    expect(await answersTo(...[one, two, three].map((person) => claim(system, person, shiftId)))).toEqual([
      'OK',
      'Internal',
      'OK',
    ])
    await expectClaims(shiftId, one, three)
    expect(system.booking.entries.size).toBe(2)
    expect(system.booking.freed).toHaveLength(1)
  })

  it('since booking’s answer is lost finds its own hold, at once or later', async () => {
    const [shiftId, later] = [await schedule(system), await schedule(system, { at: '2027-03-11 10:00' })]
    const keys = [key(), key()] as const
    const ask = (of: string, [some, other] = keys) =>
      answersTo(claim(system, one, of, some), claim(system, two, of, other))
    const cut = () => Promise.reject(new ConnectError('cut', Code.Unavailable))
    onceHeld(cut)
    expect(await ask(shiftId, [key(), key()])).toEqual(['OK', 'OK'])
    await expectClaims(shiftId, one, two)
    system.booking.afterHold = cut
    expect(await ask(later)).toEqual(['Unavailable', 'Unavailable'])
    expect(await readShift(system, later)).toMatchObject({ claimed: 0 })
    expect(system.booking.entries.size).toBe(4)
    system.booking.afterHold = async () => {}
    expect(await ask(later)).toEqual(['OK', 'OK'])
    await expectClaims(later, one, two)
    expect(system.booking.entries.size).toBe(4)
  })

  it('since booking is away keeps nothing, and works later', async () => {
    const shiftId = await schedule(system)
    const keys = [key(), key()] as const
    const ask = () => answersTo(claim(system, one, shiftId, keys[0]), claim(system, two, shiftId, keys[1]))
    system.booking.isAway = true
    expect(await ask()).toEqual(['Unavailable', 'Unavailable'])
    await expectClaims(shiftId)
    system.booking.isAway = false
    expect(await ask()).toEqual(['OK', 'OK'])
    await expectClaims(shiftId, one, two)
  })
})

describe('while booking is asked', () => {
  it('nothing is locked: another guide is put in place, and who came too late has no time held', async () => {
    const shiftId = await schedule(system, { wanted: 1 })
    onceHeld(async () => {
      const rows = await system.sql`select from shifts where id = ${shiftId} for update nowait`
      expect(rows.count).toBe(1)
      const busy = await system.sql`
        select from pg_stat_activity
        where datname = current_database() and application_name = 'guide' and state like 'idle in transaction%'`
      expect(busy.count).toBe(0)
      await change(system, { id: shiftId, version: 2, wanted: 0 })
    })
    expect(await refusalFrom(claim(system, one, shiftId))).toMatchObject({ code: 'SHIFT_TAKEN' })
    await expectClaims(shiftId)
    expect(system.booking.entries.size).toBe(0)
  })

  it('a shift that moves is held at its new time', async () => {
    const shiftId = await schedule(system)
    onceHeld(() => change(system, { id: shiftId, version: 2, at: '2027-03-10 15:00' }))
    await claim(system, one, shiftId)
    await expectClaims(shiftId, one)
    expect([...system.booking.entries.values()].map(({ from }) => from)).toEqual([dateOf('2027-03-10 15:00')])
  })

  it('an operator’s replacement locks nothing either, and is refused as booking refuses', async () => {
    const shiftId = await schedule(system, { wanted: 1 })
    const { claim: made } = await claim(system, one, shiftId)
    const replace = (by: Actor, idempotencyKey = key()) =>
      system.as(operator).replaceClaim({
        claimId: made?.id ?? '',
        personId: by.personId,
        reason: '换人',
        idempotencyKey,
      })
    system.booking.busy(two.personId, dateOf('2027-03-10 11:00'), dateOf('2027-03-10 13:00'))
    const refusedKey = key()
    expect(await answersTo(replace(two, refusedKey))).toEqual(['OVERLAPS'])
    await expectClaims(shiftId, one)
    system.booking.entries.clear()
    system.booking.entries.set(made?.id ?? '', {
      personId: one.personId,
      from: new Date(),
      until: new Date(),
    })
    expect(await answersTo(replace(two, refusedKey))).toEqual(['OVERLAPS'])
    onceHeld(async () => {
      expect((await system.sql`select from shifts where id = ${shiftId} for update nowait`).count).toBe(1)
    })
    await replace(two)
    await expectClaims(shiftId, two)
  })
})
