import { timestampDate } from '@bufbuild/protobuf/wkt'
import { ServiceRecordedSchema, ShiftClaimedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import {
  ClaimStatus,
  ServiceLevel,
  type ServiceRecord,
  ServiceRecordStatus,
} from '@xingzhi/proto/guide/v1/guide_pb.js'
import type { Actor } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { GuideConfig } from '../src/config.ts'
import { checkTruths } from './check-truths.ts'
import { admit, claim, dateOf, key, refusalFrom, register, schedule } from './guide-data.ts'
import { type GuideSystem, guide, operator, startGuide } from './start-guide.ts'

let system: GuideSystem
let shiftId: string
const [one, two] = [guide(1), guide(2)]
beforeEach(() => begin())
afterEach(async () => {
  await checkTruths(system.sql)
  await system.stop()
})

async function begin(config: Partial<GuideConfig> = {}): Promise<void> {
  system = await startGuide({ config })
  await admit(system, one, two)
  shiftId = await schedule(system)
  await claim(system, one, shiftId)
}

const signIn = () => system.as(one).signIn({ shiftId, idempotencyKey: key() })
const record = async (minutes: number, peopleGuided = 12, of = shiftId, by = one): Promise<ServiceRecord> => {
  const request = { shiftId: of, minutes, peopleGuided, idempotencyKey: key() }
  return must((await system.as(by).recordService(request)).record)
}
const confirm = (
  recordId: string,
  change: { minutes?: number; reason?: string } = {},
  by: Actor = operator,
) => system.as(by).confirmService({ recordId, ...change, idempotencyKey: key() })
const summary = async () => must((await system.as(one).getServiceSummary({})).summary)

describe('at the meeting point', () => {
  it('a guide signs in from an hour before the start, and it is told', async () => {
    system.clock.set('2027-03-10T00:59:00Z')
    expect((await refusalFrom(signIn())).facts).toEqual({ opensAt: '2027-03-10T01:00:00.000Z' })
    system.clock.set('2027-03-10T01:00:00Z')
    const { claim: made } = await signIn()
    expect(made).toMatchObject({ status: ClaimStatus.PRESENT })
    expect((await signIn()).claim).toEqual(made)
    await system.service.drain()
    expect(system.toldOf(ShiftClaimedSchema).at(-1)).toMatchObject({
      claim: { status: ClaimStatus.PRESENT },
      shiftVersion: 3n,
    })
    expect((await refusalFrom(system.as(two).signIn({ shiftId, idempotencyKey: key() }))).facts).toEqual({
      what: 'claim',
    })
  })

  it('nobody leaves a walk that they came to', async () => {
    system.clock.set('2027-03-10T01:00:00Z')
    await signIn()
    const release = system.as(one).releaseShift({ shiftId, reason: '走了', idempotencyKey: key() })
    expect((await refusalFrom(release)).code).toBe('TOO_LATE')
  })
})

describe('hours', () => {
  it('are recorded by the guide, confirmed by an operator, and told without words', async () => {
    expect((await refusalFrom(record(120))).code).toBe('SLOT_NOT_OPEN')
    system.clock.set('2027-03-10T02:05:00Z')
    await signIn()
    system.clock.set('2027-03-10T04:10:00Z')
    const recorded = await record(120)
    expect(recorded).toMatchObject({ minutes: 120, signedIn: true, status: ServiceRecordStatus.RECORDED })
    expect(timestampDate(must(recorded.startedAt))).toEqual(dateOf('2027-03-10 10:05'))
    expect((await record(125)).id).toBe(recorded.id)
    expect((await summary()).minutes).toBe(0)
    const waiting = await system.as(operator).listServiceRecords({ unconfirmed: true })
    expect(waiting.records.map(({ id }) => id)).toEqual([recorded.id])
    await confirm(recorded.id, { minutes: 110, reason: '签到较晚' })
    expect((await refusalFrom(record(90))).code).toBe('TOO_LATE')
    const { records } = await system.as(one).listServiceRecords({})
    expect(records).toMatchObject([
      {
        ...{ minutes: 110, status: ServiceRecordStatus.CONFIRMED },
        corrections: [
          { minutesBefore: 125, minutesAfter: 110, reason: '签到较晚', actorId: operator.personId },
        ],
      },
    ])
    await system.service.drain()
    const told = system.toldOf(ServiceRecordedSchema)
    expect(told.map(({ version, record: one }) => [version, one?.minutes])).toEqual([
      ...[
        [1n, 120],
        [2n, 125],
        [3n, 110],
      ],
    ])
    expect(told.at(-1)?.record?.corrections).toMatchObject([{ minutesAfter: 110, reason: '' }])
    expect((await system.as(operator).listServiceRecords({ unconfirmed: true })).records).toEqual([])
  })

  it('nobody confirms their own, and a correction needs a reason', async () => {
    const both: Actor = { ...one, roles: ['CITIZEN', 'GUIDE', 'OPERATOR'] }
    system.clock.set('2027-03-10T04:10:00Z')
    const { id } = await record(120)
    expect(await refusalFrom(confirm(id, {}, both))).toEqual({
      code: 'FORBIDDEN',
      facts: { because: 'ownHours' },
    })
    expect((await refusalFrom(confirm(id, { minutes: 60 }))).facts).toMatchObject({ field: 'reason' })
    expect((await refusalFrom(confirm(newId()))).facts).toEqual({ what: 'record' })
  })
})

describe('thanks', () => {
  it('count what is confirmed alone, with a level', async () => {
    await system.stop()
    await begin({ hoursMarginMinutes: 1_440, walkInsMax: 15 })
    system.clock.set('2027-03-10T04:10:00Z')
    const { id } = await record(1_200, 30)
    await confirm(id)
    expect(await summary()).toMatchObject({
      ...{ minutes: 1_200, walksLed: 1, peopleGuided: 30, level: ServiceLevel.BAMBOO },
    })
    await register(system, one, { inShowcase: true, showcaseName: '王老师' })
    await register(system, two, { inShowcase: true, showcaseName: '李老师' })
    const first = await system.as(undefined).listShowcase({ page: { first: 1 } })
    const after = first.pageInfo?.cursors[0] ?? ''
    const next = await system.as(undefined).listShowcase({ page: { first: 1, after } })
    expect(
      [...first.entries, ...next.entries].map(({ name, summary: given }) => [name, given?.minutes]),
    ).toEqual([
      ['王老师', 1_200],
      ['李老师', 0],
    ])
  })

  it('come as a certificate that anybody can verify, as it stood, in whatever way the code is typed', async () => {
    const issue = (name: string, idempotencyKey = key()) =>
      system.as(one).issueCertificate({ name, idempotencyKey })
    expect(await refusalFrom(issue('王芳'))).toEqual({
      code: 'NOT_QUALIFIED',
      facts: { minutes: '0', minutesNeeded: '60' },
    })
    system.clock.set('2027-03-10T04:10:00Z')
    const { id } = await record(120)
    await confirm(id)
    const idempotencyKey = key()
    const { certificate } = await issue('王芳', idempotencyKey)
    expect((await issue('王芳', idempotencyKey)).certificate).toEqual(certificate)
    const { code } = must(certificate)
    const typed = `${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8)}`.toLowerCase()
    await confirm(id, { minutes: 60, reason: '核对' })
    const seen = await system.as(undefined).getCertificate({ code: typed })
    expect(seen.certificate).toMatchObject({ code, name: '王芳', personId: '', summary: { minutes: 120 } })
    expect((await system.as(one).getCertificate({ code })).certificate?.personId).toBe(one.personId)
    for (const wrong of ['', 'x', '2'.repeat(12), 'a\0b']) {
      expect((await refusalFrom(system.as(undefined).getCertificate({ code: wrong }))).code).toBe('NOT_FOUND')
    }
  })

  it('put nobody’s name into what is told', async () => {
    system.clock.set('2027-03-10T04:10:00Z')
    await confirm((await record(120)).id)
    await register(system, one, { inShowcase: true, showcaseName: '王老师' })
    await system.as(one).issueCertificate({ name: '王芳', idempotencyKey: key() })
    await system.service.drain()
    const told = Buffer.concat(system.told.map(({ payload }) => Buffer.from(payload))).toString('utf8')
    expect(told).not.toMatch(/王/)
  })
})
