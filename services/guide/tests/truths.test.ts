import { must } from '@xingzhi/runtime/assert'
import type { Sql } from '@xingzhi/runtime/database'
import { listViolations } from '@xingzhi/runtime/truth'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { guideTruths } from '../src/truths.ts'
import { checkTruths } from './check-truths.ts'
import { admit, cancel, claim, key, schedule, shanghai } from './guide-data.ts'
import { type GuideSystem, guide, operator, startGuide } from './start-guide.ts'

let system: GuideSystem
let ids: { shift: string; other: string; gone: string; claim: string; record: string; code: string }
const [one, two] = [guide(1), guide(2)]

beforeAll(async () => {
  system = await startGuide()
  await admit(system, one, two)
  const shift = await schedule(system, { at: '2027-03-01 09:00' })
  const other = await schedule(system, { at: '2027-03-02 09:00' })
  const gone = await schedule(system, { at: '2027-03-03 09:00' })
  const made = must((await claim(system, one, shift)).claim)
  await claim(system, one, other)
  await cancel(system, { id: gone, version: 2 })
  await attendTraining()
  system.clock.advance({ hours: 4 })
  const worked = { shiftId: shift, minutes: 120, peopleGuided: 9, idempotencyKey: key() }
  const record = must((await system.as(one).recordService(worked)).record).id
  for (const minutes of [100, 90]) {
    await system
      .as(operator)
      .confirmService({ recordId: record, minutes, reason: '核对', idempotencyKey: key() })
  }
  const { certificate } = await system.as(one).issueCertificate({ name: '王芳', idempotencyKey: key() })
  ids = { shift, other, gone, claim: made.id, record, code: must(certificate).code }
  // What stands behind the code is taken away, so that the truths alone have to see what is wrong.
  await system.sql.unsafe(`
    alter table shifts drop constraint shifts_claimed, drop constraint shifts_cancelled;
    alter table claims drop constraint claims_one_place_at_a_time; drop index claims_held;
    alter table trainings drop constraint trainings_places;
    alter table service_records drop constraint service_records_claim_id_fkey`)
})
afterAll(() => system.stop())

async function attendTraining(): Promise<void> {
  const asOperator = system.as(operator)
  const put = await asOperator.putQualification({ qualification: { name: '古镇' }, idempotencyKey: key() })
  const times = { startsAt: shanghai('2027-03-01 08:01'), endsAt: shanghai('2027-03-01 08:30') }
  const training = {
    ...{ title: '导览培训', place: '社区学院', capacity: 1, ...times },
    qualificationIds: [must(put.qualification).id],
  }
  const trainingId = must((await asOperator.putTraining({ training, idempotencyKey: key() })).training).id
  await system.as(one).enrolInTraining({ trainingId, idempotencyKey: key() })
  system.clock.advance({ minutes: 30 })
  const personIds = [one.personId]
  await asOperator.recordAttendance({ trainingId, personIds, idempotencyKey: key() })
}

const copyClaim = (sql: Sql, of: string, change: { shiftId?: string; personId?: string }) => sql`
  insert into claims (id, shift_id, person_id, status, claimed_at, starts_at, ends_at, version)
  select gen_random_uuid(), ${change.shiftId ?? ids.shift}, ${change.personId ?? one.personId}, 'CLAIMED', claimed_at,
    starts_at, ends_at, version from claims where id = ${of}`

const breaks: Record<string, (sql: Sql) => Promise<unknown>> = {
  'no shift has more guides than it wants, but for what is marked': (sql) =>
    sql`update shifts set wanted = 0 where id = ${ids.shift}`,
  'the staffing of a shift is its active claims': (sql) =>
    sql`update shifts set claimed = 0 where id = ${ids.shift}`,
  'who counts as staff of a shift is in no doubt': (sql) =>
    sql`update claims set doubt = 'SUSPENDED' where id = ${ids.claim}`,
  'a cancelled shift holds nobody': (sql) => copyClaim(sql, ids.claim, { shiftId: ids.gone }),
  'an active claim lasts as long as its shift': (sql) =>
    sql`update claims set ends_at = ends_at + interval '1 minute' where id = ${ids.claim}`,
  'no guide is in two shifts at once, but for what is marked': (sql) =>
    copyClaim(sql, ids.claim, { shiftId: ids.other }),
  'one active claim per guide and shift': (sql) => copyClaim(sql, ids.claim, {}),
  'every claim that was promised exists': (sql) => sql`
    update claims set id = gen_random_uuid() where shift_id = ${ids.other}`,
  'hours are of a claim, and what was corrected has a trace': (sql) =>
    sql`update service_records set minutes = 91 where id = ${ids.record}`,
  'no confirmed hours are beyond what their shift allowed': (sql) =>
    sql`update service_records set minutes_max = 89 where id = ${ids.record}`,
  'who did not come has no hours': (sql) => sql`update claims set status = 'ABSENT' where id = ${ids.claim}`,
  'a correction goes on where the one before ended': (sql) =>
    sql`update corrections set minutes_before = 99 where record_id = ${ids.record} and number = 1`,
  'a certificate is the sum of confirmed records': (sql) =>
    sql`update certificates set minutes = 91 where code = ${ids.code}`,
  'no training has more people than places, and knows how many it has': (sql) =>
    sql`update trainings set enrolled = 2`,
  'a qualification was granted by a training that was attended': (sql) =>
    sql`update enrolments set attended = false`,
}

it('all truths hold of what the service made', () => checkTruths(system.sql))

it('each truth of this service is broken below', () => {
  const own = guideTruths.truths.map(({ name }) => name)
  expect(own.filter((name) => !(name in breaks))).toEqual([
    'no dead letters',
    'every kept answer is one: an answer or a refusal',
    'what waits to be told names nobody',
  ])
  expect(own).toEqual(expect.arrayContaining(Object.keys(breaks)))
})

it.each(Object.keys(breaks))('sees when this is not so: %s', async (name) => {
  const undo = new Error('undone')
  const seen = system.sql.begin(async (tx) => {
    await breaks[name]?.(tx as unknown as Sql)
    const violations = await listViolations(tx, guideTruths.truths)
    expect(violations.map(({ truth }) => truth)).toContain(name)
    throw undo
  })
  await expect(seen).rejects.toBe(undo)
})

it('what is told and followed reads as rows of facts', async () => {
  for (const { rows } of [...guideTruths.tells, ...guideTruths.follows]) {
    const found = await system.sql.unsafe(rows)
    for (const row of found) expect(Object.keys(row)).toEqual(['id', 'version', 'facts'])
  }
  const [staffing] = guideTruths.tells
  const told = await system.sql.unsafe(`${staffing?.rows} and id = '${ids.shift}'`)
  expect(told).toEqual([{ id: ids.shift, version: 2, facts: { claimed: 1 } }])
})
