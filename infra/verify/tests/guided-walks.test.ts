import { timestampDate } from '@bufbuild/protobuf/wkt'
import { must } from '@xingzhi/runtime/assert'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { readSoak } from '@xingzhi/runtime/testing/config'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GUIDES, type GuidedWalks, startGuidedWalks } from './guided-walks.ts'

const soak = readSoak(process.env)
let walks: GuidedWalks
beforeAll(async () => {
  walks = await startGuidedWalks()
})
afterAll(() => walks.stop())

/** A departure with all its guides, in three hours, and its parties of four. */
async function staffed(guides: number, parties: number): Promise<string> {
  walks.clock.advance({ days: 2 })
  const id = await walks.depart(3, guides)
  for (let number = 1; number <= guides; number++) await walks.claim(number, id)
  await walks.drain()
  for (let party = 0; party < parties; party++) await walks.reserve(party, id, 4)
  return id
}

it.each([
  ['one guide after the decision', 1, 2, { hours: 2 }],
  ['one of two guides after the decision', 2, 4, { hours: 2 }],
  ['one of two guides 75 seconds after the start', 2, 4, { hours: 3, seconds: 75 }],
] as const)('replacing %s touches nobody', async (_, guides, parties, after) => {
  const id = await staffed(guides, parties)
  walks.clock.advance({ hours: 1.5 })
  await walks.drain()
  walks.clock.advance({ hours: after.hours - 1.5, seconds: 'seconds' in after ? after.seconds : 0 })
  await walks.drain()
  const [claim] = await walks.claimsOf(id)
  await walks.replace(must(claim).id, GUIDES)
  for (const seconds of [0, 30, 60, 600]) {
    walks.clock.advance({ seconds })
    await walks.drain()
    expect(await walks.people(id)).toBe(4 * parties)
    expect(await walks.departure(id)).toMatchObject({
      stands: true,
      guidesConfirmed: guides,
      capacity: 8 * guides,
    })
  }
})

it('the places of a guide who is suspended follow, whoever comes keeps them, and nobody is put out in between', async () => {
  const id = await staffed(1, 2)
  await walks.suspend(1)
  await walks.drain()
  expect(await walks.departure(id)).toMatchObject({ guidesConfirmed: 0, capacity: 0, callsForHelp: true })
  expect(await walks.people(id)).toBe(8)
  await walks.claim(2, id)
  await walks.drain()
  expect(await walks.departure(id)).toMatchObject({ guidesConfirmed: 1, capacity: 8, stands: true })
  await walks.admit(1)
  await walks.drain()
  expect(await walks.people(id)).toBe(8)
})

const guideNumber = fc.integer({ min: 1, max: GUIDES })
const wait = fc.oneof(fc.constant(0), fc.nat(90), fc.nat(4_000))
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('claim' as const), by: guideNumber, wait }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('release' as const), by: guideNumber, wait }) },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('replace' as const),
      by: fc.option(guideNumber, { nil: undefined }),
      wait,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('move' as const),
      minutes: fc.integer({ min: -60, max: 60 }),
      wait,
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

async function take(id: string, one: Step): Promise<void> {
  switch (one.act) {
    case 'claim':
      await walks.claim(one.by, id)
      return
    case 'release':
      await walks.release(one.by, id)
      return
    case 'replace': {
      const [claim] = await walks.claimsOf(id)
      if (claim) await walks.replace(claim.id, one.by)
      return
    }
    case 'move': {
      const startsAt = timestampDate(must((await walks.departure(id)).startsAt))
      await walks.move(id, new Date(startsAt.getTime() + one.minutes * 60_000))
    }
  }
}

async function tried(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!refusalOf(error)) throw error
  })
}

const RUNS = 8
it(`nobody loses a place while the guides suffice at the end of a command, ${soak.times(RUNS)} times over`, async () => {
  let swaps = 0
  const property = fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
    const id = await staffed(2, 4)
    let people = 16
    for (const one of steps) {
      const before = (await walks.claimsOf(id)).map(({ personId }) => personId)
      walks.clock.advance({ seconds: one.wait })
      await tried(take(id, one))
      const after = await walks.claimsOf(id)
      if (
        one.act === 'replace' &&
        after.length === 2 &&
        after.some(({ personId }) => !before.includes(personId))
      )
        swaps++
      await walks.drain()
      const [held, departure] = [await walks.people(id), await walks.departure(id)]
      if (before.length === 2 && after.length === 2) expect([held, departure.stands]).toEqual([people, true])
      // Whoever has set out stays.
      if (walks.clock() >= timestampDate(must(departure.startsAt)) && departure.stands)
        expect(held).toBe(people)
      people = held
      if (!departure.stands) break
    }
  })
  await fc.assert(property, soak.draws(RUNS))
  expect(swaps).toBeGreaterThan(0)
})
