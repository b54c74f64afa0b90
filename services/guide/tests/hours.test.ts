import { AttendedSchema, NotAttendedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { ServiceRecordedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import {
  CertificateStatus,
  ClaimStatus,
  ServiceOutlier,
  type ServiceRecord,
  ServiceRecordStatus,
} from '@xingzhi/proto/guide/v1/guide_pb.js'
import type { Actor } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { admit, claim, key, refusalFrom, schedule } from './guide-data.ts'
import { type GuideSystem, guide, operator, startGuide } from './start-guide.ts'

let system: GuideSystem
let shiftId: string
let claimId: string
const [one, two] = [guide(1), guide(2)]
const BOOKING_TOPIC = 'xingzhi.booking.v1'

beforeEach(async () => {
  system = await startGuide()
  await admit(system, one, two)
  shiftId = await schedule(system, { at: '2027-03-10 10:00', hours: 2 })
  claimId = must((await claim(system, one, shiftId)).claim).id
})
afterEach(async () => {
  await checkTruths(system.sql)
  await system.stop()
})

const over = () => system.clock.set('2027-03-10T04:00:00Z')
const signIn = async (by = one) => {
  system.clock.set('2027-03-10T02:00:00Z')
  await system.as(by).signIn({ shiftId, idempotencyKey: key() })
}
const record = async (minutes: number, peopleGuided: number, by = one): Promise<ServiceRecord> => {
  const request = { shiftId, minutes, peopleGuided, idempotencyKey: key() }
  return must((await system.as(by).recordService(request)).record)
}
const asOperator = () => system.as(operator)
const confirm = (recordId: string, change: object = {}) =>
  asOperator().confirmService({ recordId, ...change, idempotencyKey: key() })
const voidHours = (recordId: string, by: Actor = operator) =>
  system.as(by).voidService({ recordId, reason: '没有到场', idempotencyKey: key() })
const waiting = async (outliers?: boolean) => {
  const asked = outliers === undefined ? {} : { outliers }
  const { records } = await asOperator().listServiceRecords({ unconfirmed: true, ...asked })
  return records.map(({ id }) => id)
}
const summary = async () => must((await system.as(one).getServiceSummary({})).summary)
const issue = async () =>
  must((await system.as(one).issueCertificate({ name: '王芳', idempotencyKey: key() })).certificate)
const read = async (code: string) => must((await system.as(undefined).getCertificate({ code })).certificate)
/** As booking tells it. */
const checkedIn = (peopleInSlot: number, slotVersion: number) =>
  system.tell(BOOKING_TOPIC, AttendedSchema, {
    reservation: { slotId: shiftId },
    slotVersion: BigInt(slotVersion),
    peopleInSlot,
  })
const tooLarge = (field: string, limit: number) => ({
  code: 'INVALID_INPUT',
  facts: { field, problem: 'too_large', limit: String(limit) },
})

describe('hours that can be believed', () => {
  it('open at the end of the shift, and are bounded by it and by its people', async () => {
    system.clock.set('2027-03-10T02:00:03Z')
    expect(await refusalFrom(record(1_440, 2_000))).toEqual({
      code: 'SLOT_NOT_OPEN',
      facts: { opensAt: '2027-03-10T04:00:00.000Z' },
    })
    over()
    expect(await refusalFrom(record(1_440, 2_000))).toEqual(tooLarge('minutes', 180))
    expect(await refusalFrom(record(120, 2_000))).toEqual(tooLarge('peopleGuided', 20))
    const { id } = await record(180, 20)
    expect(await refusalFrom(confirm(id, { minutes: 181, reason: '核对' }))).toEqual(tooLarge('minutes', 180))
    expect(await refusalFrom(confirm(id, { peopleGuided: 21, reason: '核对' }))).toEqual(
      tooLarge('peopleGuided', 20),
    )
  })

  it('count the people who were checked in, as the door says last', async () => {
    await signIn()
    await checkedIn(30, 7)
    await checkedIn(9, 5)
    over()
    // More than one guide leads: the whole walk was checked in.
    const made = await record(120, 32)
    expect(made).toMatchObject({ outliers: [], peoplePresent: 30 })
    await system.tell(BOOKING_TOPIC, NotAttendedSchema, {
      reservation: { slotId: shiftId },
      slotVersion: 8n,
      peopleInSlot: 12,
    })
    expect(await waiting(true)).toEqual([made.id])
    await checkedIn(30, 9)
    expect(await waiting(true)).toEqual([])
    expect(await refusalFrom(record(120, 36))).toEqual(tooLarge('peopleGuided', 35))
  })

  it('that are out of the ordinary are never confirmed in a list with the rest', async () => {
    await signIn()
    over()
    const plain = await record(120, 4)
    const second = await schedule(system, { at: '2027-03-12 10:00', hours: 1 })
    await claim(system, one, second)
    system.clock.set('2027-03-12T03:00:00Z')
    const asked = { shiftId: second, minutes: 60, peopleGuided: 3, idempotencyKey: key() }
    const unusual = must((await system.as(one).recordService(asked)).record)
    expect(unusual.outliers).toEqual([ServiceOutlier.NOT_SIGNED_IN])
    expect([await waiting(), await waiting(true), await waiting(false)]).toEqual([
      ...[[plain.id, unusual.id], [unusual.id], [plain.id]],
    ])
    const together = (recordIds: string[]) =>
      asOperator().confirmServices({ recordIds, idempotencyKey: key() })
    expect(await refusalFrom(together([plain.id, unusual.id]))).toEqual({
      code: 'INVALID_INPUT',
      facts: { field: 'recordIds[1]', problem: 'unknown' },
    })
    expect((await summary()).minutes).toBe(0)
    const { records } = await together([plain.id])
    expect(records).toMatchObject([{ id: plain.id, status: ServiceRecordStatus.CONFIRMED }])
    await confirm(unusual.id)
    expect(await summary()).toMatchObject({ minutes: 180, walksLed: 2, peopleGuided: 7 })
  })
})

describe('hours and operators', () => {
  it('have people and minutes corrected, or are void, and the sums follow', async () => {
    over()
    const { id } = await record(120, 12)
    await confirm(id)
    await confirm(id, { peopleGuided: 9, reason: '三位没来' })
    expect(await summary()).toMatchObject({ minutes: 120, peopleGuided: 9 })
    expect((await refusalFrom(voidHours(id, { ...one, roles: ['OPERATOR'] }))).facts).toEqual({
      because: 'ownHours',
    })
    const { record: voided } = await voidHours(id)
    expect(voided).toMatchObject({ status: ServiceRecordStatus.VOID, voidReason: '没有到场' })
    expect(await summary()).toMatchObject({ minutes: 0, walksLed: 0, peopleGuided: 0 })
    expect(await waiting()).toEqual([])
    expect((await refusalFrom(confirm(id))).code).toBe('TOO_LATE')
    expect((await refusalFrom(record(100, 9))).code).toBe('TOO_LATE')
    await system.service.drain()
    const told = must(system.toldOf(ServiceRecordedSchema).at(-1))
    expect(told).toMatchObject({ version: 4n, record: { status: ServiceRecordStatus.VOID, voidReason: '' } })
    const { entries } = await asOperator().listAuditEntries({ subjectId: id })
    expect(entries.map(({ operation }) => operation)).toEqual([
      ...['VoidService', 'ConfirmService', 'ConfirmService'],
    ])
  })

  it('are read by operators, of any guide', async () => {
    over()
    const { id } = await record(120, 4)
    const of = { personId: one.personId }
    expect((await asOperator().listServiceRecords(of)).records.map((made) => made.id)).toEqual([id])
    expect((await asOperator().listMyShifts(of)).shifts.map(({ shift }) => shift?.id)).toEqual([shiftId])
    expect((await asOperator().getServiceSummary(of)).summary?.minutes).toBe(0)
    for (const call of [
      () => system.as(two).listServiceRecords(of),
      () => system.as(two).listMyShifts(of),
      () => system.as(two).getServiceSummary(of),
    ]) {
      expect((await refusalFrom(call())).code).toBe('FORBIDDEN')
    }
  })
})

describe('a guide who did not come', () => {
  const mark = (absent: boolean) =>
    asOperator().markAbsent({ claimId, absent, reason: '没有到场', idempotencyKey: key() })

  it('has no hours: what was recorded is void, and stands again when they were there after all', async () => {
    expect((await refusalFrom(mark(true))).code).toBe('SLOT_NOT_OPEN')
    over()
    const { id } = await record(120, 5)
    await confirm(id)
    expect((await mark(true)).claim).toMatchObject({ status: ClaimStatus.ABSENT })
    expect(await summary()).toMatchObject({ minutes: 0 })
    expect((await refusalFrom(record(90, 5))).facts).toEqual({ because: 'absent' })
    expect((await mark(false)).claim).toMatchObject({ status: ClaimStatus.CLAIMED })
    expect(await summary()).toMatchObject({ minutes: 120, peopleGuided: 5 })
  })
})

describe('a certificate', () => {
  it('is superseded by a correction, with the new sums and the one that holds', async () => {
    over()
    const { id } = await record(120, 12)
    await confirm(id)
    const first = await issue()
    expect(first).toMatchObject({ status: CertificateStatus.VALID, supersededBy: '' })
    await confirm(id, { minutes: 1, reason: '核对' })
    expect(await read(first.code)).toMatchObject({
      ...{ status: CertificateStatus.SUPERSEDED, supersededBy: '' },
      ...{ summary: { minutes: 120 }, currentSummary: { minutes: 1, walksLed: 1, peopleGuided: 12 } },
    })
    await confirm(id, { minutes: 90, reason: '再核对' })
    const second = await issue()
    expect(await read(first.code)).toMatchObject({
      ...{ status: CertificateStatus.SUPERSEDED, supersededBy: second.code },
      currentSummary: { minutes: 90 },
    })
    expect(await read(second.code)).toMatchObject({ status: CertificateStatus.VALID, supersededBy: '' })
    await confirm(id, { peopleGuided: 11, reason: '一位没来' })
    expect(await read(second.code)).toMatchObject({
      ...{ status: CertificateStatus.SUPERSEDED, currentSummary: { minutes: 90, peopleGuided: 11 } },
    })
  })

  it('is revoked when all its hours are void', async () => {
    over()
    const { id } = await record(120, 12)
    await confirm(id)
    const { code } = await issue()
    await voidHours(id)
    expect(await read(code)).toMatchObject({
      ...{ status: CertificateStatus.REVOKED, supersededBy: '' },
      currentSummary: { minutes: 0, walksLed: 0, peopleGuided: 0 },
    })
  })
})
