import {
  ShiftClaimedSchema,
  ShiftReleasedSchema,
  ShiftStaffingChangedSchema,
} from '@xingzhi/proto/guide/v1/events_pb.js'
import { ClaimStatus, ReleaseCause } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { admit, change, claim, dateOf, key, readShift, refusalFrom, schedule } from './guide-data.ts'
import { type GuideSystem, guide, operator, startGuide } from './start-guide.ts'

let system: GuideSystem
const [one, two] = [guide(1), guide(2)]
beforeEach(async () => {
  system = await startGuide()
  await admit(system, one, two)
})
afterEach(async () => {
  await checkTruths(system.sql)
  await system.stop()
})

const release = (shiftId: string, by = one, idempotencyKey = key()) =>
  system.as(by).releaseShift({ shiftId, reason: '生病', idempotencyKey })
const replace = (claimId: string, personId: string, idempotencyKey = key()) =>
  system.as(operator).replaceClaim({ claimId, personId, reason: '临时调整', idempotencyKey })
const claimsOf = async (shiftId: string) => (await system.as(operator).listClaims({ shiftId })).claims

describe('leaving a shift', () => {
  it('frees the guide at once, tells without the reason, and lets the same guide come back', async () => {
    const shiftId = await schedule(system)
    const { claim: first } = await claim(system, one, shiftId)
    const idempotencyKey = key()
    const left = await release(shiftId, one, idempotencyKey)
    expect(left.shift).toMatchObject({ claimed: 0, version: 3n })
    expect(await release(shiftId, one, idempotencyKey)).toEqual(left)
    expect(system.booking.freed).toEqual([{ holdId: first?.id, forGood: true }])
    await system.service.drain()
    const [told] = system.toldOf(ShiftReleasedSchema)
    expect(told).toMatchObject({
      claim: { id: first?.id, releaseReason: '', releaseCause: ReleaseCause.GUIDE },
      shiftVersion: 3n,
    })
    system.clock.advance({ minutes: 1 })
    const { claim: second } = await claim(system, one, shiftId)
    expect(second?.id).not.toBe(first?.id)
    expect(await claimsOf(shiftId)).toMatchObject([
      { status: ClaimStatus.RELEASED, releaseReason: '生病' },
      { status: ClaimStatus.CLAIMED },
    ])
  })

  it('is refused after the deadline, and of what one does not have', async () => {
    const shiftId = await schedule(system, { at: '2027-03-03 10:00' })
    await claim(system, one, shiftId)
    system.clock.advance({ hours: 26, seconds: 1 })
    expect(await refusalFrom(release(shiftId))).toEqual({
      code: 'TOO_LATE',
      facts: { deadline: '2027-03-02T02:00:00.000Z' },
    })
    expect(await refusalFrom(release(shiftId, two))).toEqual({ code: 'NOT_FOUND', facts: { what: 'claim' } })
    expect((await refusalFrom(release(newId()))).facts).toEqual({ what: 'shift' })
  })

  it('is free until the start when the shift was moved', async () => {
    const shiftId = await schedule(system, { at: '2027-03-03 10:00' })
    await claim(system, one, shiftId)
    await change(system, { id: shiftId, version: 2, at: '2027-03-03 14:00' })
    system.clock.set('2027-03-03T05:59:00Z')
    expect((await release(shiftId)).shift?.claimed).toBe(0)
  })
})

describe('an operator who replaces a guide', () => {
  it('puts another in place in one step', async () => {
    const shiftId = await schedule(system, { wanted: 1 })
    const { claim: old } = await claim(system, one, shiftId)
    await system.forgetTold()
    const { shift, claim: made } = await replace(old?.id ?? '', two.personId)
    expect(shift).toMatchObject({ claimed: 1, version: 4n })
    expect(made).toMatchObject({ personId: two.personId, status: ClaimStatus.CLAIMED })
    expect(system.booking.held.at(-1)?.personId).toBe(two.personId)
    expect(system.booking.freed).toEqual([{ holdId: old?.id, forGood: true }])
    await system.service.drain()
    expect(system.toldOf(ShiftReleasedSchema)).toMatchObject([
      { claim: { releaseCause: ReleaseCause.OPERATOR } },
    ])
    expect(system.toldOf(ShiftClaimedSchema)).toMatchObject([{ claim: { personId: two.personId } }])
    const { entries } = await system.as(operator).listAuditEntries({ subjectId: shiftId })
    expect(entries).toMatchObject([{ operation: 'ReplaceClaim', actorId: operator.personId }])
  })

  it('tells that it was they who gave it, and why to booking alone', async () => {
    const shiftId = await schedule(system, { wanted: 1 })
    const { claim: old } = await claim(system, one, shiftId)
    expect(system.booking.held.map(({ request }) => request.reason)).toEqual([''])
    await replace(old?.id ?? '', two.personId)
    expect(system.booking.held.at(-1)?.request.reason).toBe('临时调整')
    expect(system.booking.reasons).toEqual(['临时调整'])
    await system.service.drain()
    await system.service.republish()
    await system.service.drain()
    const told = system.toldOf(ShiftClaimedSchema)
    expect(told.map(({ claim: of, byOperator }) => [of?.personId, byOperator])).toEqual([
      [one.personId, false],
      [two.personId, true],
      [two.personId, false],
    ])
    const bytes = Buffer.concat(system.told.map(({ payload }) => payload)).toString('utf8')
    expect(bytes).not.toContain('临时调整')
  })

  it('tells once how the shift is staffed, as it is at the end: with another, with nobody, with one who was there already', async () => {
    const shiftId = await schedule(system)
    const { claim: first } = await claim(system, one, shiftId)
    await system.forgetTold()
    const staffing = async () => {
      await system.service.drain()
      const told = system
        .toldOf(ShiftStaffingChangedSchema)
        .map(({ shift }) => [shift?.claimed, shift?.version])
      system.told.length = 0
      return told
    }
    const { claim: second } = await replace(first?.id ?? '', two.personId)
    expect(await staffing()).toEqual([[1, 4n]])
    await claim(system, one, shiftId)
    await system.forgetTold()
    await replace(second?.id ?? '', one.personId)
    expect(await staffing()).toEqual([[1, 6n]])
    const third = (await claimsOf(shiftId)).find(({ status }) => status === ClaimStatus.CLAIMED)
    await replace(third?.id ?? '', '')
    expect(await staffing()).toEqual([[0, 7n]])
  })

  it('keeps the old one when the new one is refused', async () => {
    const shiftId = await schedule(system, { wanted: 1 })
    const { claim: old } = await claim(system, one, shiftId)
    system.booking.busy(two.personId, dateOf('2027-03-10 11:00'), dateOf('2027-03-10 13:00'))
    expect((await refusalFrom(replace(old?.id ?? '', two.personId))).code).toBe('OVERLAPS')
    expect((await refusalFrom(replace(old?.id ?? '', guide(9).personId))).code).toBe('FORBIDDEN')
    expect((await refusalFrom(replace(old?.id ?? '', one.personId))).facts).toMatchObject({
      field: 'personId',
    })
    expect(await claimsOf(shiftId)).toMatchObject([{ id: old?.id, status: ClaimStatus.CLAIMED }])
    expect(system.booking.freed).toEqual([])
  })

  it('may do so until the end, also with nobody, and not twice', async () => {
    const shiftId = await schedule(system, { at: '2027-03-01 10:00' })
    const { claim: old } = await claim(system, one, shiftId)
    system.clock.advance({ hours: 3, minutes: 59 })
    const done = await replace(old?.id ?? '', '')
    expect(done.claim).toBeUndefined()
    expect(await readShift(system, shiftId)).toMatchObject({ claimed: 0 })
    expect((await refusalFrom(replace(old?.id ?? '', two.personId))).facts).toEqual({ what: 'claim' })
    const { claim: late } = await replaceable(shiftId)
    system.clock.advance({ minutes: 1 })
    expect((await refusalFrom(replace(late, ''))).code).toBe('TOO_LATE')
  })
})

/** A claim of a shift that has begun. */
async function replaceable(shiftId: string): Promise<{ claim: string }> {
  const at = system.clock().toISOString()
  system.clock.set('2027-03-01T01:00:00Z')
  const { claim: made } = await claim(system, two, shiftId)
  system.clock.set(at)
  return { claim: made?.id ?? '' }
}
