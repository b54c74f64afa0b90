import { ShiftStaffingChangedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import { type Claim, ClaimDoubt, GuideStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { admit, change, claim, key, readShift, refusalFrom, schedule, shanghai } from './guide-data.ts'
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

const setStatus = async (status: GuideStatus) => {
  const request = { personId: one.personId, status, reason: '多次缺席', idempotencyKey: key() }
  await system.as(operator).setGuideStatus(request)
  await system.service.drain()
}
const claimsOf = async (shiftId: string): Promise<Claim[]> =>
  (await system.as(operator).listClaims({ shiftId })).claims
const doubtsOf = async (shiftId: string) => (await claimsOf(shiftId)).map(({ doubt }) => doubt)
/** Claimed and in doubt, of each fact of this shift since it was asked last. */
async function toldOf(shiftId: string) {
  await system.service.drain()
  const told = system.toldOf(ShiftStaffingChangedSchema).filter(({ shift }) => shift?.id === shiftId)
  system.told.length = 0
  return told.map(({ shift }) => [shift?.claimed, shift?.doubtful])
}

describe('a guide who is suspended', () => {
  it('counts as nobody, others may come, and counts again when admitted', async () => {
    const shiftId = await schedule(system, { wanted: 1 })
    const past = await schedule(system, { at: '2027-03-01 08:01', wanted: 1 })
    for (const id of [shiftId, past]) await claim(system, one, id)
    system.clock.advance({ minutes: 2 })
    await system.forgetTold()
    await setStatus(GuideStatus.SUSPENDED)
    expect(await toldOf(shiftId)).toEqual([[1, 1]])
    expect(await doubtsOf(shiftId)).toEqual([ClaimDoubt.SUSPENDED])
    // What has begun is as it is.
    expect(await doubtsOf(past)).toEqual([ClaimDoubt.UNSPECIFIED])
    await claim(system, two, shiftId)
    expect(await toldOf(shiftId)).toEqual([[2, 1]])
    await setStatus(GuideStatus.ADMITTED)
    expect(await toldOf(shiftId)).toEqual([[2, 0]])
    expect(await readShift(system, shiftId)).toMatchObject({ claimed: 2, doubtful: 0, over: 1 })
  })

  it('is replaced, or kept by an operator, who is not asked the same again', async () => {
    const [shiftId, other] = [
      await schedule(system, { wanted: 1 }),
      await schedule(system, { at: '2027-03-12 10:00' }),
    ]
    for (const id of [shiftId, other]) await claim(system, one, id)
    await setStatus(GuideStatus.SUSPENDED)
    await system.forgetTold()
    const [doubted, kept] = [must((await claimsOf(shiftId))[0]), must((await claimsOf(other))[0])]
    const replaced = { claimId: doubted.id, personId: two.personId, reason: '换人', idempotencyKey: key() }
    await system.as(operator).replaceClaim(replaced)
    expect(await toldOf(shiftId)).toEqual([[1, 0]])
    const answer = await system.as(operator).keepClaim({ claimId: kept.id, idempotencyKey: key() })
    expect(answer).toMatchObject({ shift: { doubtful: 0 }, claim: { doubt: ClaimDoubt.UNSPECIFIED } })
    expect(await toldOf(other)).toEqual([[1, 0]])
    expect(await doubtsOf(other)).toEqual([ClaimDoubt.UNSPECIFIED])
    const gone = system.as(operator).keepClaim({ claimId: doubted.id, idempotencyKey: key() })
    expect((await refusalFrom(gone)).facts).toEqual({ what: 'claim' })
    const { entries } = await system.as(operator).listAuditEntries({ subjectId: other })
    expect(entries[0]?.operation).toBe('KeepClaim')
  })
})

describe('a shift that moves', () => {
  it('past a qualification counts its guide no more, and again when it is moved back', async () => {
    const qualificationId = await qualify()
    const like = { wanted: 1, facts: { qualificationIds: [qualificationId] } }
    const shiftId = await schedule(system, { ...like, at: '2027-03-10 10:00' })
    await claim(system, one, shiftId)
    await system.forgetTold()
    await change(system, { ...like, id: shiftId, version: 2, at: '2027-03-20 10:00' })
    expect((await toldOf(shiftId)).at(-1)).toEqual([1, 1])
    expect(await doubtsOf(shiftId)).toEqual([ClaimDoubt.UNQUALIFIED])
    await change(system, { ...like, id: shiftId, version: 3, at: '2027-03-10 10:00' })
    expect((await toldOf(shiftId)).at(-1)).toEqual([1, 0])
  })

  it('into another one of its guide counts them where they were first', async () => {
    const [first, moved] = [await schedule(system), await schedule(system, { at: '2027-03-11 10:00' })]
    for (const id of [first, moved]) await claim(system, one, id)
    await change(system, { id: moved, version: 2, at: '2027-03-10 11:00' })
    await system.service.drain()
    expect(await doubtsOf(first)).toEqual([ClaimDoubt.UNSPECIFIED])
    expect(await doubtsOf(moved)).toEqual([ClaimDoubt.OVERLAPPING])
    await system.as(one).releaseShift({ shiftId: first, reason: '冲突', idempotencyKey: key() })
    await system.service.drain()
    expect(await doubtsOf(moved)).toEqual([ClaimDoubt.UNSPECIFIED])
  })
})

/** One has it for two weeks. */
async function qualify(): Promise<string> {
  const asOperator = system.as(operator)
  const qualification = { name: '急救', validDays: 14 }
  const put = await asOperator.putQualification({ qualification, idempotencyKey: key() })
  const qualificationIds = [must(put.qualification).id]
  const times = { startsAt: shanghai('2027-03-01 08:01'), endsAt: shanghai('2027-03-01 08:30') }
  const training = { title: '急救', place: '社区学院', capacity: 1, ...times, qualificationIds }
  const trainingId = must((await asOperator.putTraining({ training, idempotencyKey: key() })).training).id
  await system.as(one).enrolInTraining({ trainingId, idempotencyKey: key() })
  system.clock.advance({ minutes: 30 })
  await asOperator.recordAttendance({ trainingId, personIds: [one.personId], idempotencyKey: key() })
  return must(qualificationIds[0])
}
