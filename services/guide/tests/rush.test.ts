import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { change, claim, key, readShift, schedule } from './guide-data.ts'
import { type GuideSystem, guide, startGuide } from './start-guide.ts'

let system: GuideSystem
beforeEach(async () => {
  system = await startGuide()
})
afterEach(async () => {
  await checkTruths(system.sql)
  await system.stop()
})

/** The name of what a claim was answered with. */
async function answerTo(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'OK'
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    return RefusalCode[refusal.code] ?? ''
  }
}

async function admitMany(count: number) {
  const people = Array.from({ length: count }, (_, number) => guide(1_000 + number))
  await system.sql`
    insert into guides (person_id, status, status_reason, themes, languages, street_town_codes, availability,
      registered_at, in_showcase, showcase_name, showcase_words, version)
    select id, 'ADMITTED', '', '{}', '{}', '{}', '[]', ${system.clock()}, false, '', '', 1
    from unnest(${people.map(({ personId }) => personId)}::uuid[]) as id`
  return people
}

it('500 guides on 20 shifts at once: each shift gets who it wants and not one more', async () => {
  const people = await admitMany(500)
  const shifts: string[] = []
  for (let number = 0; number < 20; number++) {
    shifts.push(await schedule(system, { at: `2027-03-${10 + number} 10:00`, wanted: 3 }))
  }
  const answers = await Promise.all(
    people.map((person, number) => answerTo(claim(system, person, shifts[number % 20] ?? ''))),
  )
  expect(answers.filter((answer) => answer === 'OK')).toHaveLength(60)
  expect(answers.filter((answer) => answer === 'SHIFT_TAKEN')).toHaveLength(440)
  for (const id of shifts)
    expect(await readShift(system, id)).toMatchObject({ claimed: 3, wanted: 3, over: 0 })
  // Booking was asked only for those who got a shift.
  expect(system.booking.held).toHaveLength(60)
})

it('one guide who takes ten shifts of one hour at once gets one, and the same key asked ten times makes one claim', async () => {
  const [person] = await admitMany(1)
  const shifts: string[] = []
  for (let number = 0; number < 10; number++) shifts.push(await schedule(system))
  const answers = await Promise.all(
    shifts.map((shiftId) => answerTo(claim(system, person as never, shiftId))),
  )
  expect(answers.toSorted()).toEqual(['OK', ...Array(9).fill('OVERLAPS')].toSorted())
  const other = await schedule(system, { at: '2027-03-11 10:00' })
  const idempotencyKey = key()
  const again = await Promise.all(
    Array.from({ length: 10 }, () => claim(system, person as never, other, idempotencyKey)),
  )
  expect(new Set(again.map(({ claim: made }) => made?.id)).size).toBe(1)
  expect(await readShift(system, other)).toMatchObject({ claimed: 1 })
})

it('two processes give each key one answer, and no shift more than it wants', async () => {
  const people = await admitMany(40)
  const shifts: string[] = []
  for (let number = 0; number < 4; number++)
    shifts.push(await schedule(system, { at: `2027-03-1${number} 10:00`, wanted: 3 }))
  const other = await system.beside()
  const asked = people.map((person, number) => {
    const request = { shiftId: shifts[number % 4] ?? '', idempotencyKey: key() }
    return Promise.all([system, other].map(({ as }) => answerTo(as(person).claimShift(request))))
  })
  const answers = await Promise.all(asked)
  await other.stop()
  for (const [one, same] of answers) expect(one).toBe(same)
  expect(answers.filter(([one]) => one === 'OK')).toHaveLength(12)
  for (const id of shifts) expect(await readShift(system, id)).toMatchObject({ claimed: 3, over: 0 })
  // What was held for nothing was freed: by whoever came second, too.
  const claims = await system.sql<{ id: string }[]>`select id from claims`
  expect([...system.booking.entries.keys()].sort()).toEqual(claims.map(({ id }) => id).sort())
})

it('claims, releases and moves of the same shifts and guides at once leave everything true', async () => {
  const people = await admitMany(12)
  const shifts: string[] = []
  for (let number = 0; number < 6; number++)
    shifts.push(await schedule(system, { at: `2027-03-10 1${number}:00` }))
  const claims = people.flatMap((person, number) =>
    [0, 1, 2].map((round) => async () => {
      const shiftId = shifts[(number + 2 * round) % 6] ?? ''
      if ((await answerTo(claim(system, person, shiftId))) !== 'OK' || round === 1) return
      await answerTo(system.as(person).releaseShift({ shiftId, reason: '换人', idempotencyKey: key() }))
    }),
  )
  const moves = [2, 3, 4].map((version) => async () => {
    for (const [number, id] of shifts.entries()) {
      await change(system, { id, version, at: `2027-03-10 1${(number + version) % 6}:30` })
    }
  })
  await Promise.all([...claims, ...moves].map((act) => act()))
  await checkTruths(system.sql)
})
