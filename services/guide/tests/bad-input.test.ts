import { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { readSoak } from '@xingzhi/runtime/testing/config'
import { drawMessage } from '@xingzhi/runtime/testing/hostile-message'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { admit, claim, key, refusalFrom, schedule, shanghai } from './guide-data.ts'
import { citizen, type GuideClient, type GuideSystem, guide, operator, startGuide } from './start-guide.ts'

const soak = readSoak(process.env)
const CALLS = 600

let system: GuideSystem
let client: GuideClient
let shiftId: string
beforeAll(async () => {
  system = await startGuide()
  await admit(system, guide(1))
  shiftId = await schedule(system)
  await claim(system, guide(1), shiftId)
  client = system.as(operator)
})
afterAll(() => system.stop())

/** `field problem limit` of the refusal. */
async function inputRefusal(call: Promise<unknown>): Promise<string> {
  const { code, facts } = await refusalFrom(call)
  expect(code).toBe('INVALID_INPUT')
  return [facts['field'], facts['problem'], facts['limit']].filter(Boolean).join(' ')
}

const badIds = ['x', '1234', '0'.repeat(10_240), 'a\0b', "'; drop table claims", newId().toUpperCase(), '漢']
const reason = '临时调整'

describe('bad input is refused with its field', () => {
  it('malformed ids, wherever one is read', async () => {
    const idempotencyKey = key()
    for (const bad of badIds) {
      const calls: [Promise<unknown>, string][] = [
        [client.getGuide({ personId: bad }), 'personId'],
        [client.setGuideStatus({ personId: bad, status: 2, idempotencyKey }), 'personId'],
        [
          client.putQualification({ qualification: { id: bad, name: 'x' }, idempotencyKey }),
          'qualification.id',
        ],
        [client.enrolInTraining({ trainingId: bad, idempotencyKey }), 'trainingId'],
        [client.leaveTraining({ trainingId: bad }), 'trainingId'],
        [client.listEnrolments({ trainingId: bad }), 'trainingId'],
        [client.recordAttendance({ trainingId: bad, idempotencyKey }), 'trainingId'],
        [client.recordAttendance({ trainingId: newId(), personIds: [bad], idempotencyKey }), 'personIds[0]'],
        [client.getShifts({ ids: [newId(), bad] }), 'ids[1]'],
        [client.getTrainings({ ids: [newId(), bad] }), 'ids[1]'],
        [client.getGuides({ personIds: [bad] }), 'personIds[0]'],
        [client.listClaims({ shiftId: bad }), 'shiftId'],
        [client.claimShift({ shiftId: bad, idempotencyKey }), 'shiftId'],
        [client.releaseShift({ shiftId: bad, reason, idempotencyKey }), 'shiftId'],
        [client.replaceClaim({ claimId: bad, reason, idempotencyKey }), 'claimId'],
        [client.replaceClaim({ claimId: newId(), personId: bad, reason, idempotencyKey }), 'personId'],
        [client.signIn({ shiftId: bad, idempotencyKey }), 'shiftId'],
        [client.recordService({ shiftId: bad, minutes: 1, idempotencyKey }), 'shiftId'],
        [client.confirmService({ recordId: bad, idempotencyKey }), 'recordId'],
        [client.listAuditEntries({ subjectId: bad }), 'subjectId'],
      ]
      const answers = await Promise.all(calls.map(([call]) => inputRefusal(call)))
      expect(answers).toEqual(calls.map(([, field]) => `${field} malformed`))
    }
  })

  it('keys that are missing, too long or hold a NUL, on every write that takes one', async () => {
    const bad = { '': 'required', [key().repeat(300)]: 'too_long 128', 'a\0b': 'malformed' }
    for (const [idempotencyKey, problem] of Object.entries(bad)) {
      for (const call of [
        client.registerGuide({ guide: {}, idempotencyKey }),
        client.setGuideStatus({ personId: newId(), status: 2, idempotencyKey }),
        client.putQualification({ qualification: { name: 'x' }, idempotencyKey }),
        client.enrolInTraining({ trainingId: newId(), idempotencyKey }),
        client.recordAttendance({ trainingId: newId(), idempotencyKey }),
        client.claimShift({ shiftId, idempotencyKey }),
        client.releaseShift({ shiftId, reason, idempotencyKey }),
        client.replaceClaim({ claimId: newId(), reason, idempotencyKey }),
        client.signIn({ shiftId, idempotencyKey }),
        client.recordService({ shiftId, minutes: 1, idempotencyKey }),
        client.confirmService({ recordId: newId(), idempotencyKey }),
        client.issueCertificate({ name: 'x', idempotencyKey }),
      ]) {
        expect(await inputRefusal(call)).toBe(`idempotencyKey ${problem}`)
      }
    }
  })

  it('pages, cursors and long lists', async () => {
    const lists = [client.listGuides, client.listTrainings, client.listOpenShifts, client.listMyShifts]
    for (const list of [...lists, client.listServiceRecords, client.listShowcase, client.listAuditEntries]) {
      expect(await inputRefusal(list({ page: { first: -1 } }))).toBe('first too_small 1')
      expect(await inputRefusal(list({ page: { first: 1_000_000 } }))).toBe('first too_large 100')
      for (const after of ['x', 'AA', Buffer.from('[1e15,"x"]').toString('base64url'), 'z'.repeat(10_000)]) {
        expect(await inputRefusal(list({ page: { after } }))).toBe('after malformed')
      }
    }
    // Another list's, which names a moment where this one has minutes.
    const after = Buffer.from(JSON.stringify([Date.UTC(2026, 10, 22), newId()])).toString('base64url')
    expect(await inputRefusal(client.listShowcase({ page: { after } }))).toBe('after malformed')
    const tooMany = { ids: Array.from({ length: 501 }, newId) }
    expect(await inputRefusal(client.getShifts(tooMany))).toBe('ids too_large 500')
    expect(await inputRefusal(client.listGuides({ status: 77 as never }))).toBe('status unknown')
  })
})

describe('what makes no sense is refused with its field', () => {
  it('guides', async () => {
    const put = (given: object | undefined) =>
      inputRefusal(client.registerGuide({ ...(given && { guide: given as never }), idempotencyKey: key() }))
    expect(await put(undefined)).toBe('guide required')
    expect(await put({ themes: [0] })).toBe('guide.themes[0] unknown')
    expect(await put({ themes: [1, 77] })).toBe('guide.themes[1] unknown')
    expect(await put({ languages: Array(21).fill(1) })).toBe('guide.languages too_large 20')
    expect(await put({ streetTownCodes: ['x'.repeat(21)] })).toBe('guide.streetTownCodes[0] too_long 20')
    const time = (change: object) =>
      put({ availability: [{ weekday: 1, fromMinute: 0, untilMinute: 60, ...change }] })
    expect(await time({ weekday: 0 })).toBe('guide.availability[0].weekday too_small 1')
    expect(await time({ fromMinute: 1_440 })).toBe('guide.availability[0].fromMinute too_large 1439')
    expect(await time({ untilMinute: 0 })).toBe('guide.availability[0].untilMinute too_small 1')
    expect(await put({ inShowcase: true })).toBe('guide.showcaseName required')
    expect(await put({ showcaseName: '字'.repeat(81) })).toBe('guide.showcaseName too_long 80')
    expect(await put({ showcaseWords: 'a\0b' })).toBe('guide.showcaseWords malformed')
    const status = (change: object) =>
      inputRefusal(client.setGuideStatus({ personId: newId(), idempotencyKey: key(), ...change }))
    expect(await status({})).toBe('status required')
    expect(await status({ status: 1 })).toBe('status unknown')
    expect(await status({ status: 77 })).toBe('status unknown')
  })

  it('qualifications and trainings', async () => {
    const qualify = (qualification: object) =>
      inputRefusal(client.putQualification({ qualification, idempotencyKey: key() }))
    expect(await qualify({ name: '' })).toBe('qualification.name required')
    expect(await qualify({ name: 'x', validDays: -1 })).toBe('qualification.validDays too_small 0')
    expect(await qualify({ name: 'x', validDays: 3_651 })).toBe('qualification.validDays too_large 3650')
    const good = {
      ...{ title: '导览培训', place: '社区学院', capacity: 2 },
      ...{ startsAt: shanghai('2027-03-05 09:00'), endsAt: shanghai('2027-03-05 17:00') },
    }
    const train = (change: object) =>
      inputRefusal(client.putTraining({ training: { ...good, ...change }, idempotencyKey: key() }))
    expect(await inputRefusal(client.putTraining({ idempotencyKey: key() }))).toBe('training required')
    expect(await train({ title: ' ' })).toBe('training.title required')
    expect(await train({ capacity: 0 })).toBe('training.capacity too_small 1')
    expect(await train({ startsAt: undefined })).toBe('training.startsAt required')
    expect(await train({ startsAt: { seconds: 1n << 60n, nanos: 0 } })).toBe('training.startsAt malformed')
    expect(await train({ endsAt: good.startsAt })).toBe('training.endsAt too_small 2027-03-05T01:00:00.000Z')
    expect(await train({ endsAt: shanghai('2027-05-05 17:00') })).toMatch(/^training.endsAt too_large/)
    expect(await train({ qualificationIds: Array.from({ length: 21 }, newId) })).toBe(
      'training.qualificationIds too_large 20',
    )
  })

  it('reasons, hours and names', async () => {
    const asGuide = system.as(guide(1))
    const release = (text: string) =>
      inputRefusal(asGuide.releaseShift({ shiftId, reason: text, idempotencyKey: key() }))
    expect(await release(' \n ')).toBe('reason required')
    expect(await release('字'.repeat(301))).toBe('reason too_long 300')
    const hours = (change: object) =>
      inputRefusal(asGuide.recordService({ shiftId, minutes: 60, idempotencyKey: key(), ...change }))
    expect(await hours({ minutes: 0 })).toBe('minutes too_small 1')
    expect(await hours({ minutes: 1_441 })).toBe('minutes too_large 1440')
    expect(await hours({ peopleGuided: -1 })).toBe('peopleGuided too_small 0')
    const confirm = { recordId: newId(), idempotencyKey: key() }
    expect(await inputRefusal(client.confirmService({ ...confirm, minutes: 0 }))).toBe('minutes too_small 1')
    expect(await inputRefusal(client.confirmService({ ...confirm, minutes: 5 }))).toBe('reason required')
    const name = (text: string) =>
      inputRefusal(asGuide.issueCertificate({ name: text, idempotencyKey: key() }))
    expect(await name('')).toBe('name required')
    expect(await name('\u0007')).toBe('name malformed')
  })
})

it(`${soak.times(CALLS)} calls of any RPC with any message are answered or refused, and leave everything true`, async () => {
  const actors = [undefined, citizen, guide(1), guide(2), operator]
  const call = fc.record({
    actor: fc.constantFrom(...actors),
    method: fc.constantFrom(...GuideService.methods),
  })
  const ids = [shiftId, guide(1).personId, guide(2).personId, citizen.personId]
  const property = fc.asyncProperty(call, fc.gen(), async ({ actor, method }, g) => {
    const ask = system.as(actor)[method.localName as 'getShifts']
    await ask(drawMessage(g, method.input, ids) as never).catch((error: unknown) => {
      if (refusalOf(error) === undefined)
        throw new Error(`${method.name}: ${String(error)}`, { cause: error })
    })
  })
  await fc.assert(property, soak.draws(CALLS))
  await system.service.drain()
  await checkTruths(system.sql)
})
