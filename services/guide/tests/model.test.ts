import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { ClaimStatus, GuideStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { demoPersonId } from '@xingzhi/runtime/person'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { readSoak } from '@xingzhi/runtime/testing/config'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { type ClaimsModel, createClaimsModel, type ModelShift, PEOPLE, SHIFTS } from './claims-model.ts'
import { admit, cancel, change, claim, key, readShift, schedule } from './guide-data.ts'
import { type GuideSystem, operator, startGuide } from './start-guide.ts'

const soak = readSoak(process.env)
const RUNS = 12

let system: GuideSystem
beforeAll(async () => {
  system = await startGuide()
})
afterAll(() => system.stop())

const hour = fc.integer({ min: 6, max: 18 })
const place = fc.constantFrom('a' as const, 'b' as const)
const shift = fc
  .record({
    from: hour,
    hours: fc.integer({ min: 1, max: 4 }),
    wanted: fc.integer({ min: 1, max: 3 }),
    first: place,
    last: place,
  })
  .map(
    ({ hours, ...same }): ModelShift => ({
      ...same,
      until: same.from + hours,
      cancelled: false,
      guides: new Set(),
      moved: new Set(),
    }),
  )

const person = fc.nat(PEOPLE - 1)
const number = fc.nat(SHIFTS - 1)
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ act: fc.constant('claim' as const), person, number }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('release' as const), person, number }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('replace' as const),
      by: fc.option(person, { nil: undefined }),
      number,
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('move' as const), from: hour, number }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('want' as const),
      wanted: fc.integer({ min: 1, max: 3 }),
      number,
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('assign' as const), person, number }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('suspend' as const), person, number }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('admit' as const), person, number }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('cancel' as const), number }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** What may raise or end a doubt without a fact that is told. */
const MAY_DOUBT: ReadonlySet<Step['act']> = new Set(['release', 'replace', 'suspend', 'admit'])

/** The same shifts and people in the service as in the model. */
interface Run {
  model: ClaimsModel
  people: ReturnType<typeof personOf>[]
  ids: string[]
  versions: number[]
  places: Record<'a' | 'b', string>
}

const personOf = () => ({ personId: demoPersonId(newId()), roles: ['CITIZEN' as const, 'GUIDE' as const] })

async function begin(shifts: ModelShift[]): Promise<Run> {
  const people = Array.from({ length: PEOPLE }, personOf)
  await admit(system, ...people)
  const run: Run = {
    model: createClaimsModel(shifts),
    people,
    ids: shifts.map(newId),
    versions: shifts.map(() => 1),
    places: { a: newId(), b: newId() },
  }
  for (const [at] of shifts.entries()) await schedule(system, likeOf(run, at))
  return run
}

/** The shift as route would tell it. */
function likeOf({ model, ids, versions, places }: Run, at: number) {
  const { from, until, wanted, first, last } = model.shifts[at] as ModelShift
  return {
    ...{ id: ids[at] ?? '', version: versions[at] ?? 0, wanted, hours: until - from },
    ...{ at: `2027-03-10 ${String(from).padStart(2, '0')}:00`, first: places[first], last: places[last] },
  }
}

async function tell(run: Run, at: number, how: typeof change): Promise<string> {
  run.versions[at] = (run.versions[at] ?? 0) + 1
  await how(system, likeOf(run, at))
  return 'OK'
}

/** What the model says, and what the service answered. */
async function take(run: Run, one: Step): Promise<[string, string]> {
  const { model, people, ids } = run
  const shiftId = ids[one.number] ?? ''
  const target = model.shifts[one.number] as ModelShift
  switch (one.act) {
    case 'claim':
      return [
        model.claim(one.person, one.number),
        await answerTo(claim(system, people[one.person] as Run['people'][0], shiftId)),
      ]
    case 'assign': {
      const personId = people[one.person]?.personId ?? ''
      const request = { shiftId, personId, idempotencyKey: key() }
      return [model.claim(one.person, one.number), await answerTo(system.as(operator).assignGuide(request))]
    }
    case 'suspend':
    case 'admit': {
      model[one.act](one.person)
      const status = one.act === 'suspend' ? GuideStatus.SUSPENDED : GuideStatus.ADMITTED
      const personId = people[one.person]?.personId ?? ''
      const request = { personId, status, reason: '核实中', idempotencyKey: key() }
      return ['OK', await answerTo(system.as(operator).setGuideStatus(request))]
    }
    case 'release': {
      const request = { shiftId, reason: '换人', idempotencyKey: key() }
      return [
        model.release(one.person, one.number),
        await answerTo(system.as(people[one.person]).releaseShift(request)),
      ]
    }
    case 'replace': {
      const old = [...target.guides][0]
      if (old === undefined) return ['', '']
      const { claims } = await system.as(operator).listClaims({ shiftId })
      const held = claims.find(
        ({ personId, status }) => personId === people[old]?.personId && status !== ClaimStatus.RELEASED,
      )
      const personId = one.by === undefined ? '' : (people[one.by]?.personId ?? '')
      const request = { claimId: held?.id ?? '', personId, reason: '换人', idempotencyKey: key() }
      return [
        model.replace(old, one.by, one.number),
        await answerTo(system.as(operator).replaceClaim(request)),
      ]
    }
    case 'move':
      model.change(one.number, { from: one.from, until: one.from + target.until - target.from })
      return ['OK', await tell(run, one.number, change)]
    case 'want':
      model.change(one.number, { wanted: one.wanted })
      return ['OK', await tell(run, one.number, change)]
    case 'cancel':
      model.cancel(one.number)
      return ['OK', await tell(run, one.number, cancel)]
  }
}

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

async function expectSame({ model, people, ids }: Run): Promise<void> {
  for (const [at, shift] of model.shifts.entries()) {
    const { guides, wanted } = shift
    const over = Math.max(guides.size - wanted, 0)
    const counts = { claimed: guides.size, over, doubtful: model.doubtfulOf(shift) }
    expect(await readShift(system, ids[at] ?? '')).toMatchObject(counts)
  }
  for (const [at, one] of people.entries()) {
    const { shifts } = await system.as(one).listMyShifts({})
    const held = model.shifts.flatMap(({ guides }, index) => (guides.has(at) ? [ids[index]] : []))
    expect(new Set(shifts.map((mine) => mine.shift?.id))).toEqual(new Set(held))
    expect(shifts.filter((mine) => mine.claim?.overlapping)).toHaveLength(model.overlaps(at))
  }
}

it(`claims and staffing are as a small model says, ${soak.times(RUNS)} times over`, async () => {
  const shifts = fc.array(shift, { minLength: SHIFTS, maxLength: SHIFTS })
  const property = fc.asyncProperty(
    shifts,
    fc.array(step, { minLength: 20, maxLength: 40 }),
    async (some, steps) => {
      const run = await begin(
        some.map((one) => ({ ...one, guides: new Set<number>(), moved: new Set<number>() })),
      )
      for (const one of steps) {
        // What booking thinks of it is not the question here.
        system.booking.entries.clear()
        const [expected, answered] = await take(run, one)
        expect(answered, JSON.stringify(one)).toBe(expected)
        // Facts are drained as they are told, and a claim raises or ends no doubt.
        if (MAY_DOUBT.has(one.act)) await system.service.drain()
      }
      await expectSame(run)
    },
  )
  await fc.assert(property, soak.draws(RUNS))
  await checkTruths(system.sql)
})
