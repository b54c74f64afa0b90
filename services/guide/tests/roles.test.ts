import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { GuideStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import type { Actor } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { admit, claim, key, schedule, shanghai } from './guide-data.ts'
import {
  citizen,
  type GuideClient,
  type GuideSystem,
  guide,
  manager,
  operator,
  startGuide,
} from './start-guide.ts'

// The role alone makes no guide: who was admitted is.
const actors: Record<string, Actor | undefined> = {
  nobody: undefined,
  citizen,
  unadmitted: guide(2),
  guide: guide(1),
  manager,
  operator,
}
type Verdicts = Record<keyof typeof actors, string>
type Method = keyof typeof GuideService.method

const verdicts = (nobody: string, others: string, aGuide: string, anOperator: string): Verdicts => ({
  ...{ nobody, citizen: others, unadmitted: others, manager: others },
  ...{ guide: aGuide, operator: anOperator },
})
const everybody = verdicts('ok', 'ok', 'ok', 'ok')
const signedIn = verdicts('SIGN_IN_REQUIRED', 'ok', 'ok', 'ok')
const guides = verdicts('SIGN_IN_REQUIRED', 'FORBIDDEN', 'ok', 'FORBIDDEN')
const operators = verdicts('SIGN_IN_REQUIRED', 'FORBIDDEN', 'FORBIDDEN', 'ok')
/** Who has none of their own is answered as if there were none. */
const owner = verdicts('SIGN_IN_REQUIRED', 'NOT_FOUND', 'ok', 'NOT_FOUND')
const owners = (others: string) => verdicts('SIGN_IN_REQUIRED', others, 'ok', others)

type Call = (client: GuideClient) => Promise<unknown>

const table: Record<Method, [Verdicts, Call]> = {
  registerGuide: [signedIn, (client) => client.registerGuide({ guide: {}, idempotencyKey: key() })],
  getGuide: [operators, (client) => client.getGuide({ personId: guide(3).personId })],
  getGuides: [signedIn, (client) => client.getGuides({ personIds: [guide(3).personId] })],
  listGuides: [operators, (client) => client.listGuides({})],
  setGuideStatus: [
    operators,
    (client) =>
      client.setGuideStatus({
        personId: guide(3).personId,
        status: GuideStatus.ADMITTED,
        idempotencyKey: key(),
      }),
  ],
  listQualifications: [signedIn, (client) => client.listQualifications({})],
  putQualification: [
    operators,
    (client) => client.putQualification({ qualification: { name: '古镇' }, idempotencyKey: key() }),
  ],
  listTrainings: [signedIn, (client) => client.listTrainings({})],
  getTrainings: [signedIn, (client) => client.getTrainings({ ids: [ids.training] })],
  putTraining: [operators, (client) => putTraining(client)],
  enrolInTraining: [
    // Everybody here registered before; suspended ones are refused (guides-and-trainings.test.ts).
    signedIn,
    (client) => client.enrolInTraining({ trainingId: ids.training, idempotencyKey: key() }),
  ],
  leaveTraining: [signedIn, (client) => client.leaveTraining({ trainingId: ids.training })],
  listEnrolments: [operators, (client) => client.listEnrolments({ trainingId: ids.training })],
  recordAttendance: [
    operators,
    (client) => client.recordAttendance({ trainingId: ids.begun, idempotencyKey: key() }),
  ],
  getShifts: [everybody, (client) => client.getShifts({ ids: [ids.held] })],
  listOpenShifts: [signedIn, (client) => client.listOpenShifts({})],
  listMyShifts: [signedIn, (client) => client.listMyShifts({})],
  listClaims: [operators, (client) => client.listClaims({ shiftId: ids.held })],
  listDoubtfulClaims: [operators, (client) => client.listDoubtfulClaims({})],
  listCandidates: [operators, (client) => client.listCandidates({ shiftId: ids.open })],
  assignGuide: [
    operators,
    (client) => client.assignGuide({ shiftId: ids.open, personId: guide(3).personId, idempotencyKey: key() }),
  ],
  markAbsent: [
    operators,
    (client) =>
      client.markAbsent({ claimId: ids.absent, absent: true, reason: '没来', idempotencyKey: key() }),
  ],
  claimShift: [guides, (client) => client.claimShift({ shiftId: ids.open, idempotencyKey: key() })],
  releaseShift: [
    owner,
    (client) => client.releaseShift({ shiftId: ids.left, reason: '生病', idempotencyKey: key() }),
  ],
  keepClaim: [operators, (client) => client.keepClaim({ claimId: ids.kept, idempotencyKey: key() })],
  replaceClaim: [
    operators,
    (client) => client.replaceClaim({ claimId: ids.replaced, reason: '换人', idempotencyKey: key() }),
  ],
  signIn: [owner, (client) => client.signIn({ shiftId: ids.held, idempotencyKey: key() })],
  recordService: [owner, (client) => client.recordService({ ...worked(), idempotencyKey: key() })],
  confirmService: [
    operators,
    (client) => client.confirmService({ recordId: ids.record, idempotencyKey: key() }),
  ],
  confirmServices: [
    operators,
    (client) => client.confirmServices({ recordIds: [ids.record], idempotencyKey: key() }),
  ],
  voidService: [
    operators,
    (client) => client.voidService({ recordId: ids.other, reason: '重复', idempotencyKey: key() }),
  ],
  listServiceRecords: [operators, (client) => client.listServiceRecords({ unconfirmed: true })],
  getServiceSummary: [signedIn, (client) => client.getServiceSummary({})],
  issueCertificate: [
    owners('NOT_QUALIFIED'),
    (client) => client.issueCertificate({ name: '王芳', idempotencyKey: key() }),
  ],
  getCertificate: [everybody, (client) => client.getCertificate({ code: ids.code })],
  listShowcase: [everybody, (client) => client.listShowcase({})],
  listAuditEntries: [operators, (client) => client.listAuditEntries({})],
}

let system: GuideSystem
let ids: Record<
  | ('training' | 'begun' | 'held' | 'open' | 'left' | 'kept' | 'replaced')
  | ('record' | 'other' | 'absent' | 'code'),
  string
>
const worked = () => ({ shiftId: ids.held, minutes: 120, peopleGuided: 5 })

beforeAll(async () => {
  system = await startGuide()
  for (const actor of [citizen, manager, operator, guide(2), guide(3)]) {
    await system.as(actor).registerGuide({ guide: {}, idempotencyKey: key() })
  }
  await admit(system, guide(1), guide(3))
  const held = await schedule(system, { at: '2027-03-01 08:30' })
  const left = await schedule(system, { at: '2027-03-11 10:00' })
  const replaced = await schedule(system, { at: '2027-03-12 10:00' })
  for (const id of [held, left, replaced]) await claim(system, guide(1), id)
  const absent = must((await claim(system, guide(3), held)).claim).id
  const [keptClaim] = (await system.as(operator).listClaims({ shiftId: held })).claims
  const [replacedClaim] = (await system.as(operator).listClaims({ shiftId: replaced })).claims
  const training = must((await putTraining(system.as(operator))).training).id
  const begun = must((await putTraining(system.as(operator), '2027-03-01 08:00')).training).id
  system.clock.set('2027-03-01T00:30:00Z')
  const asGuide = system.as(guide(1))
  await asGuide.signIn({ shiftId: held, idempotencyKey: key() })
  system.clock.set('2027-03-01T02:30:00Z')
  const hours = () => ({ shiftId: held, minutes: 120, peopleGuided: 5, idempotencyKey: key() })
  const { record } = await asGuide.recordService(hours())
  const { record: other } = await system.as(guide(3)).recordService(hours())
  await system.as(operator).confirmService({ recordId: must(record).id, idempotencyKey: key() })
  const { certificate } = await asGuide.issueCertificate({ name: '王芳', idempotencyKey: key() })
  ids = {
    ...{ training, begun, held, left, record: must(record).id, code: must(certificate).code },
    ...{ absent, other: must(other).id },
    open: await schedule(system, { at: '2027-03-13 10:00', wanted: 5 }),
    replaced: must(replacedClaim).id,
    kept: must(keptClaim).id,
  }
})
afterAll(() => system.stop())

describe('every RPC against every role', () => {
  it('has a row for each RPC', () => {
    expect(Object.keys(table).sort()).toEqual(GuideService.methods.map(({ localName }) => localName).sort())
  })

  for (const { localName } of GuideService.methods) {
    const [expected, call] = table[localName as Method]
    for (const [name, actor] of Object.entries(actors)) {
      it(`${localName} by ${name}: ${expected[name]}`, async () => {
        expect(await verdictOf(call(system.as(actor)))).toBe(expected[name])
      })
    }
  }

  it('who is a citizen and nothing else leads nothing, whoever admitted them', async () => {
    const restricted = system.as({ ...guide(1), roles: ['CITIZEN'], citizenOnly: true })
    const open = await schedule(system, { at: '2027-03-20 10:00' })
    for (const call of [
      () => restricted.claimShift({ shiftId: open, idempotencyKey: key() }),
      () => restricted.signIn({ shiftId: ids.held, idempotencyKey: key() }),
      () => restricted.recordService({ ...worked(), idempotencyKey: key() }),
      () => restricted.enrolInTraining({ trainingId: ids.training, idempotencyKey: key() }),
    ]) {
      expect(await verdictOf(call())).toBe('FORBIDDEN')
    }
    expect((await restricted.listOpenShifts({})).shifts).toEqual([])
    expect((await system.as(guide(1)).listOpenShifts({})).shifts).not.toEqual([])
  })

  it('a forged token is refused even where none is needed', async () => {
    const headers = { authorization: 'Bearer forged' }
    expect(await verdictOf(system.as(undefined).listShowcase({}, { headers }))).toBe('SIGN_IN_REQUIRED')
  })

  it('what is somebody else’s is answered as what is not there', async () => {
    const sign = (shiftId: string) => system.as(citizen).signIn({ shiftId, idempotencyKey: key() })
    expect(await verdictOf(sign(ids.held))).toBe(await verdictOf(sign(newId())))
    const { records } = await system.as(citizen).listServiceRecords({})
    expect([records, (await system.as(citizen).listMyShifts({})).shifts]).toEqual([[], []])
  })
})

function putTraining(client: GuideClient, at = '2027-03-05 09:00') {
  const training = { title: '导览培训', place: '社区学院', capacity: 20, startsAt: shanghai(at) }
  return client.putTraining({
    training: { ...training, endsAt: shanghai('2027-03-05 17:00') },
    idempotencyKey: key(),
  })
}

async function verdictOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'ok'
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    return must(RefusalCode[refusal.code])
  }
}
