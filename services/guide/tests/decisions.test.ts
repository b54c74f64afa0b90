import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { ShiftClaimedSchema, ShiftStaffingChangedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import { ClaimDoubt, GuideStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import type { Candidate } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkTruths } from './check-truths.ts'
import {
  admit,
  change,
  claim,
  dateOf,
  key,
  readShift,
  refusalFrom,
  register,
  schedule,
} from './guide-data.ts'
import { type GuideSystem, guide, operator, startGuide } from './start-guide.ts'

let system: GuideSystem
const [one, two, three] = [guide(1), guide(2), guide(3)]
beforeEach(async () => {
  system = await startGuide()
  await admit(system, one, two, three)
})
afterEach(async () => {
  await checkTruths(system.sql)
  await system.stop()
})

const asOperator = () => system.as(operator)
const suspend = async (person = one) => {
  const standing = { status: GuideStatus.SUSPENDED, reason: '多次缺席', idempotencyKey: key() }
  await asOperator().setGuideStatus({ personId: person.personId, ...standing })
  await system.service.drain()
}
const worklist = async () => {
  const { claims } = await asOperator().listDoubtfulClaims({})
  return claims.map(({ shift, claim: held }) => [shift?.id, held?.personId, held?.doubt])
}
const assign = (shiftId: string, personId = one.personId, idempotencyKey = key()) =>
  asOperator().assignGuide({ shiftId, personId, idempotencyKey })

describe('the worklist', () => {
  it('holds each claim in doubt with why, by start, until somebody has decided', async () => {
    const late = await schedule(system, { at: '2027-03-12 10:00' })
    const first = await schedule(system, { at: '2027-03-10 10:00' })
    const moved = await schedule(system, { at: '2027-03-11 10:00' })
    for (const id of [late, first]) await claim(system, one, id)
    for (const id of [first, moved]) await claim(system, two, id)
    expect(await worklist()).toEqual([])
    await suspend()
    await change(system, { id: moved, version: 2, at: '2027-03-10 11:00' })
    expect(await worklist()).toEqual([
      [first, one.personId, ClaimDoubt.SUSPENDED],
      [moved, two.personId, ClaimDoubt.OVERLAPPING],
      [late, one.personId, ClaimDoubt.SUSPENDED],
    ])
    const { claims, pageInfo } = await asOperator().listDoubtfulClaims({ page: { first: 1 } })
    const after = pageInfo?.cursors[0] ?? ''
    const next = await asOperator().listDoubtfulClaims({ page: { first: 2, after } })
    expect([...claims, ...next.claims].map(({ shift }) => shift?.id)).toEqual([first, moved, late])
    const [kept, , replaced] = (await asOperator().listDoubtfulClaims({})).claims
    await asOperator().keepClaim({ claimId: kept?.claim?.id ?? '', idempotencyKey: key() })
    const by = { personId: three.personId, reason: '换人', idempotencyKey: key() }
    await asOperator().replaceClaim({ claimId: replaced?.claim?.id ?? '', ...by })
    expect((await worklist()).map(([id]) => id)).toEqual([moved])
  })
})

describe('an empty place', () => {
  it('is told as given by an operator, so that the guide hears of it', async () => {
    const [own, given] = [await schedule(system), await schedule(system, { at: '2027-03-12 10:00' })]
    await claim(system, one, own)
    await assign(given, one.personId)
    await system.service.drain()
    const told = system.toldOf(ShiftClaimedSchema)
    expect(told.map(({ claim: of, byOperator }) => [of?.shiftId, byOperator])).toEqual([
      [own, false],
      [given, true],
    ])
  })

  it('offers who is free and qualified first, then who is near, with why the others are not', async () => {
    const near = guide(4)
    await admit(system, near)
    await register(system, one, { streetTownCodes: ['310112001'] })
    await register(system, near, { streetTownCodes: ['310112102'] })
    await register(system, three, { streetTownCodes: ['310112001'] })
    const busy = await schedule(system, { at: '2027-03-10 11:00' })
    await claim(system, two, busy)
    const shiftId = await schedule(system, { at: '2027-03-10 10:00', wanted: 1 })
    const { candidates } = await asOperator().listCandidates({ shiftId })
    const seen = candidates.map(({ personId, near: isNear, obstacle }: Candidate) => [
      ...[personId, isNear, obstacle && RefusalCode[obstacle.code]],
    ])
    expect(seen.slice(0, 1)).toEqual([[near.personId, true, undefined]])
    expect(new Set(seen.slice(1, 3).map(([personId]) => personId))).toEqual(
      new Set([one.personId, three.personId]),
    )
    expect(seen.slice(3)).toEqual([[two.personId, true, 'OVERLAPS']])
    // Who has it is no candidate, and a place that is taken may be given to another.
    await claim(system, near, shiftId)
    const others = (await asOperator().listCandidates({ shiftId })).candidates
    expect(others.map(({ personId }) => personId)).not.toContain(near.personId)
    expect(others.filter(({ obstacle }) => !obstacle)).toHaveLength(2)
    await suspend(three)
    expect((await asOperator().listCandidates({ shiftId })).candidates).toHaveLength(2)
  })

  it('is filled by an operator, as if the guide had claimed it, and told once', async () => {
    const shiftId = await schedule(system, { wanted: 1 })
    await system.forgetTold()
    const idempotencyKey = key()
    const { shift, claim: made } = await assign(shiftId, one.personId, idempotencyKey)
    expect(shift).toMatchObject({ claimed: 1 })
    expect(await assign(shiftId, one.personId, idempotencyKey)).toMatchObject({ claim: { id: made?.id } })
    expect((await assign(shiftId)).claim?.id).toBe(made?.id)
    await system.service.drain()
    expect(system.toldOf(ShiftStaffingChangedSchema).map((told) => told.shift?.claimed)).toEqual([1])
    expect(system.booking.held).toHaveLength(1)
    expect((await refusalFrom(assign(shiftId, two.personId))).code).toBe('SHIFT_TAKEN')
    const { entries } = await asOperator().listAuditEntries({ subjectId: shiftId })
    expect(entries.map(({ operation }) => operation)).toEqual(['AssignGuide'])
  })

  it('is refused to whom the rules refuse it, and whose calendar booking says is full', async () => {
    const shiftId = await schedule(system)
    await suspend()
    expect((await refusalFrom(assign(shiftId))).facts).toEqual({ because: 'suspended' })
    system.booking.busy(two.personId, dateOf('2027-03-10 09:00'), dateOf('2027-03-10 12:30'))
    expect((await refusalFrom(assign(shiftId, two.personId))).code).toBe('OVERLAPS')
    expect(await readShift(system, shiftId)).toMatchObject({ claimed: 0 })
    system.clock.set('2027-03-10T02:30:00Z')
    await assign(shiftId, three.personId)
    system.clock.set('2027-03-10T04:00:00Z')
    expect((await refusalFrom(assign(shiftId, two.personId))).code).toBe('TOO_LATE')
  })
})
