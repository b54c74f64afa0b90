import { timestampDate } from '@bufbuild/protobuf/wkt'
import { Language, Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import { GuideStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import type { Actor } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { admit, claim, dateOf, key, refusalFrom, register, schedule, shanghai } from './guide-data.ts'
import { citizen, type GuideSystem, guide, operator, startGuide } from './start-guide.ts'

let system: GuideSystem
const [one, two, three] = [guide(1), guide(2), guide(3)]
beforeEach(async () => {
  system = await startGuide()
})
afterEach(async () => {
  await checkTruths(system.sql)
  await system.stop()
})

const setStatus = (person: Actor, status: GuideStatus, reason = '') =>
  system.as(operator).setGuideStatus({ personId: person.personId, status, reason, idempotencyKey: key() })

describe('a guide', () => {
  it('registers, says what suits, waits, and is admitted', async () => {
    const profile = {
      themes: [Theme.RED, Theme.RED, Theme.ARTS],
      languages: [Language.ZH, Language.WUU],
      streetTownCodes: ['310112102'],
      availability: [{ weekday: 6, fromMinute: 540, untilMinute: 1_020 }],
    }
    const registered = await register(system, one, profile)
    expect(registered).toMatchObject({ personId: one.personId, status: GuideStatus.APPLIED, version: 1n })
    expect(registered.themes).toEqual([Theme.RED, Theme.ARTS])
    await setStatus(one, GuideStatus.ADMITTED)
    const changed = await register(system, one, { themes: [Theme.SCIENCE] })
    expect(changed).toMatchObject({ status: GuideStatus.ADMITTED, themes: [Theme.SCIENCE], availability: [] })
    const { guide: seen } = await system.as(one).getGuide({})
    expect(seen).toEqual(changed)
  })

  it('is seen by themselves and operators', async () => {
    await register(system, one)
    const { personId } = one
    expect((await refusalFrom(system.as(two).getGuide({ personId }))).code).toBe('FORBIDDEN')
    expect((await system.as(operator).getGuide({ personId })).guide?.personId).toBe(personId)
    expect(await refusalFrom(system.as(two).getGuide({}))).toEqual({
      code: 'NOT_FOUND',
      facts: { what: 'guide' },
    })
  })

  it('is suspended with a reason, which goes when they are admitted again; both leave a trace', async () => {
    await admit(system, one)
    const without = setStatus(one, GuideStatus.SUSPENDED)
    expect((await refusalFrom(without)).facts).toMatchObject({ field: 'reason', problem: 'required' })
    const { guide: suspended } = await setStatus(one, GuideStatus.SUSPENDED, '多次缺席')
    expect(suspended).toMatchObject({ status: GuideStatus.SUSPENDED, statusReason: '多次缺席' })
    const { guide: back } = await setStatus(one, GuideStatus.ADMITTED)
    expect(back?.statusReason).toBe('')
    expect((await setStatus(one, GuideStatus.ADMITTED)).guide).toEqual(back)
    expect((await refusalFrom(setStatus(citizen, GuideStatus.ADMITTED))).code).toBe('NOT_FOUND')
    const { entries } = await system.as(operator).listAuditEntries({ subjectId: one.personId })
    expect(entries.map(({ operation }) => operation)).toEqual(Array(3).fill('SetGuideStatus'))
  })

  it('waits in the order of registration', async () => {
    for (const person of [one, two, three]) {
      await register(system, person)
      system.clock.advance({ minutes: 1 })
    }
    await setStatus(two, GuideStatus.ADMITTED)
    const applied = { status: GuideStatus.APPLIED, page: { first: 1 } }
    const first = await system.as(operator).listGuides(applied)
    const after = first.pageInfo?.cursors[0] ?? ''
    const next = await system.as(operator).listGuides({ ...applied, page: { first: 1, after } })
    const ids = [...first.guides, ...next.guides].map(({ personId }) => personId)
    expect(ids).toEqual([one.personId, three.personId])
    expect(next.pageInfo?.hasNextPage).toBe(false)
    expect((await system.as(operator).listGuides({})).guides).toHaveLength(3)
  })

  it('stands in the showcase only when they wish, under the name that they choose, and while admitted', async () => {
    await admit(system, one, two)
    await register(system, one, { inShowcase: true, showcaseName: '王老师', showcaseWords: '讲七宝二十年' })
    await register(system, three, { inShowcase: true, showcaseName: '未审核' })
    const shown = await system.as(undefined).listShowcase({})
    expect(shown.entries).toMatchObject([{ name: '王老师', words: '讲七宝二十年', summary: { minutes: 0 } }])
    const cursor = Buffer.from(shown.pageInfo?.cursors[0] ?? '', 'base64url').toString()
    expect(cursor).not.toContain(one.personId)
    await setStatus(one, GuideStatus.SUSPENDED, '多次缺席')
    expect((await system.as(undefined).listShowcase({})).entries).toEqual([])
  })
})

const putTraining = (change = {}) =>
  system.as(operator).putTraining({
    training: {
      ...{ title: '导览培训', place: '社区学院', capacity: 2 },
      ...{ startsAt: shanghai('2027-03-05 09:00'), endsAt: shanghai('2027-03-05 17:00'), ...change },
    },
    idempotencyKey: key(),
  })
const putQualification = async (validDays: number) => {
  const qualification = { name: '红色线路', nameEn: 'Red routes', validDays }
  const made = await system.as(operator).putQualification({ qualification, idempotencyKey: key() })
  return must(made.qualification).id
}
const enrol = (by: Actor, trainingId: string, idempotencyKey = key()) =>
  system.as(by).enrolInTraining({ trainingId, idempotencyKey })
const attend = (trainingId: string, ...people: Actor[]) =>
  system.as(operator).recordAttendance({
    ...{ trainingId, personIds: people.map(({ personId }) => personId), idempotencyKey: key() },
  })

describe('a training', () => {
  it('has so many places, each taken once, and given back until it starts', async () => {
    const id = must((await putTraining()).training).id
    for (const person of [one, two, three]) await register(system, person)
    await enrol(one, id)
    expect((await enrol(one, id)).training?.enrolled).toBe(1)
    await enrol(two, id)
    expect((await refusalFrom(enrol(three, id))).code).toBe('SLOT_FULL')
    expect((await system.as(one).leaveTraining({ trainingId: id })).training?.enrolled).toBe(1)
    expect((await system.as(one).leaveTraining({ trainingId: id })).training?.enrolled).toBe(1)
    await enrol(three, id)
    const { trainings, enrolledIds } = await system.as(three).listTrainings({})
    expect([trainings.map(({ enrolled }) => enrolled), enrolledIds]).toEqual([[2], [id]])
    const found = await system.as(one).getTrainings({ ids: [newId(), id] })
    expect([found.trainings.map(({ enrolled }) => enrolled), found.enrolledIds]).toEqual([[2], []])
    expect((await refusalFrom(putTraining({ id, capacity: 1 }))).facts).toMatchObject({
      ...{ field: 'training.capacity', problem: 'too_small', limit: '2' },
    })
    expect((await refusalFrom(enrol(citizen, id))).facts).toEqual({ because: 'notRegistered' })
    system.clock.set('2027-03-05T01:00:00Z')
    expect((await refusalFrom(enrol(one, id))).code).toBe('TOO_LATE')
    expect((await refusalFrom(system.as(two).leaveTraining({ trainingId: id }))).code).toBe('TOO_LATE')
  })

  it('takes no more than its places in a rush', async () => {
    const id = must((await putTraining({ capacity: 5 })).training).id
    const people = Array.from({ length: 20 }, (_, number) => guide(100 + number))
    for (const person of people) await register(system, person)
    const asked = await Promise.allSettled(people.map((person) => enrol(person, id)))
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  })
})

describe('a training that was held', () => {
  it('grants who was there what it shows, until that lapses', async () => {
    const qualificationId = await putQualification(10)
    const id = must((await putTraining({ qualificationIds: [qualificationId] })).training).id
    await admit(system, one, two)
    await enrol(one, id)
    system.clock.advance({ minutes: 1 })
    await enrol(two, id)
    expect((await refusalFrom(attend(id, one))).code).toBe('SLOT_NOT_OPEN')
    system.clock.set('2027-03-05T09:30:00Z')
    expect((await refusalFrom(attend(id, one, three))).facts).toMatchObject({ field: 'personIds[1]' })
    await attend(id, one)
    await attend(id, one)
    const { enrolments } = await system.as(operator).listEnrolments({ trainingId: id })
    expect(enrolments.map(({ attended }) => attended)).toEqual([true, false])
    const { qualifications } = await system.as(one).getGuide({})
    expect(qualifications).toMatchObject([{ qualificationId, trainingId: id }])
    expect(timestampDate(must(qualifications[0]?.expiresAt))).toEqual(dateOf('2027-03-16 00:00'))
    const personIds = [two, one, citizen].map(({ personId }) => personId)
    const named = async (by: Actor) => {
      const { guides } = await system.as(by).getGuides({ personIds })
      return guides.map(({ guide, qualifications }) => [guide?.personId, qualifications.length]).sort()
    }
    expect(await named(operator)).toEqual(
      [
        [one.personId, 1],
        [two.personId, 0],
      ].sort(),
    )
    expect(await named(two)).toEqual([[two.personId, 0]])
    expect(await named(citizen)).toEqual([])

    const facts = { qualificationIds: [qualificationId] }
    const soon = await schedule(system, { at: '2027-03-15 21:00', facts })
    const late = await schedule(system, { at: '2027-03-15 23:00', facts })
    await claim(system, one, soon)
    expect(await refusalFrom(claim(system, one, late))).toEqual({
      code: 'NOT_QUALIFIED',
      facts: { qualificationId, expiresAt: '2027-03-15T16:00:00.000Z' },
    })
    expect((await refusalFrom(claim(system, two, soon))).facts).toEqual({ qualificationId })
    const past = await system.as(operator).listTrainings({ past: true })
    expect(past.trainings).toMatchObject([{ id }])
  })

  it('cancelled takes nobody and grants nothing; unknown qualifications are refused', async () => {
    const id = must((await putTraining()).training).id
    await register(system, one)
    await putTraining({ id, cancelled: true })
    expect((await refusalFrom(enrol(one, id))).code).toBe('SLOT_CANCELLED')
    expect((await refusalFrom(attend(id, one))).code).toBe('SLOT_CANCELLED')
    expect((await refusalFrom(putTraining({ qualificationIds: [newId()] }))).facts).toMatchObject({
      ...{ field: 'training.qualificationIds[0]', problem: 'unknown' },
    })
    expect((await refusalFrom(putTraining({ id: newId() }))).code).toBe('NOT_FOUND')
    const id2 = await putQualification(0)
    const qualification = { id: id2, name: '古镇', validDays: 30 }
    await system.as(operator).putQualification({ qualification, idempotencyKey: key() })
    expect((await system.as(one).listQualifications({})).qualifications).toMatchObject([
      { id: id2, name: '古镇' },
    ])
  })
})
