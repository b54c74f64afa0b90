import { timestampDate } from '@bufbuild/protobuf/wkt'
import { Language, Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import {
  ShiftClaimedSchema,
  ShiftOpenedSchema,
  ShiftReleasedSchema,
  ShiftStaffingChangedSchema,
} from '@xingzhi/proto/guide/v1/events_pb.js'
import { ClaimStatus, ReleaseCause, ShiftKind, ShiftStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { SessionChangedSchema, SessionPublishedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkTruths } from './check-truths.ts'
import {
  admit,
  cancel,
  change,
  claim,
  dateOf,
  readShift,
  register,
  schedule,
  shanghai,
} from './guide-data.ts'
import { citizen, type GuideSystem, guide, operator, startGuide } from './start-guide.ts'

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

const claimsOf = async (shiftId: string) => (await system.as(operator).listClaims({ shiftId })).claims
const mine = async (by = one) => (await system.as(by).listMyShifts({})).shifts.map(({ shift }) => shift?.id)

describe('the shift of a departure', () => {
  it('opens with it and is told', async () => {
    const id = await schedule(system)
    expect(await readShift(system, id)).toMatchObject({
      ...{ kind: ShiftKind.DEPARTURE, status: ShiftStatus.OPEN, wanted: 2, claimed: 0, groupSize: 15 },
      ...{ theme: Theme.RED, languages: [Language.ZH], streetTownCode: '310112102', version: 1n },
    })
    expect(system.toldOf(ShiftOpenedSchema)).toMatchObject([{ shift: { id } }])
    expect(system.toldOf(ShiftStaffingChangedSchema)).toMatchObject([{ shift: { id, version: 1n } }])
  })

  it('tells nobody of a fact that says nothing new, nor of an older one', async () => {
    const id = await schedule(system, { version: 3 })
    await system.forgetTold()
    await change(system, { id, version: 3, wanted: 5 })
    await change(system, { id, version: 2, wanted: 5 })
    expect(await readShift(system, id)).toMatchObject({ wanted: 2, version: 1n })
    expect(system.told).toEqual([])
  })

  it('cancelled releases its guides and frees them', async () => {
    const id = await schedule(system)
    const { claim: made } = await claim(system, one, id)
    await system.forgetTold()
    await cancel(system, { id, version: 2 })
    expect(await readShift(system, id)).toMatchObject({ status: ShiftStatus.CANCELLED, claimed: 0 })
    expect(system.toldOf(ShiftReleasedSchema)).toMatchObject([
      { claim: { id: made?.id, releaseCause: ReleaseCause.SHIFT_CANCELLED }, shiftVersion: 3n },
    ])
    expect(system.toldOf(ShiftStaffingChangedSchema)).toMatchObject([{ shift: { claimed: 0 } }])
    expect(await mine()).toEqual([])
  })

  it('that wants fewer keeps those who have claimed, and says by how many it is over', async () => {
    const id = await schedule(system)
    await claim(system, one, id)
    await claim(system, two, id)
    await change(system, { id, version: 2, wanted: 1 })
    expect(await readShift(system, id)).toMatchObject({ wanted: 1, claimed: 2, over: 1 })
  })

  it('moved takes its guides along and tells their new time', async () => {
    const [first, last] = [newId(), newId()]
    const id = await schedule(system, { first, last })
    await claim(system, one, id)
    await system.forgetTold()
    await change(system, { id, version: 2, at: '2027-03-11 09:00', first, last })
    const [told] = system.toldOf(ShiftClaimedSchema)
    expect(timestampDate(told?.startsAt as never)).toEqual(dateOf('2027-03-11 09:00'))
    expect(told?.shiftVersion).toBe(3n)
    const [held] = await claimsOf(id)
    expect(held).toMatchObject({ status: ClaimStatus.CLAIMED, overlapping: false })
    expect(timestampDate(held?.movedFrom as never)).toEqual(dateOf('2027-03-10 10:00'))
  })

  it('moved into another one of a guide leaves both with them, marked, until one is gone', async () => {
    const early = await schedule(system)
    const late = await schedule(system, { at: '2027-03-10 14:00' })
    await claim(system, one, early)
    await claim(system, one, late)
    await claim(system, two, late)
    await change(system, { id: late, version: 2, at: '2027-03-10 11:00' })
    const marks = async () =>
      (await system.as(one).listMyShifts({})).shifts.map(({ claim: own }) => own?.overlapping)
    expect(await marks()).toEqual([true, true])
    expect((await system.as(two).listMyShifts({})).shifts[0]?.claim?.overlapping).toBe(false)
    system.clock.set('2027-03-10T01:59:00Z')
    await system.as(one).releaseShift({ shiftId: early, reason: '时间冲突', idempotencyKey: newId() })
    expect(await marks()).toEqual([false])
  })
})

describe('the shift of a session', () => {
  const session = (id: string, version: number, helpersWanted: number) => ({
    facts: {
      session: {
        ...{ id, siteId: newId(), helpersWanted, version: BigInt(version) },
        ...{ startsAt: shanghai('2027-03-02 07:00'), endsAt: shanghai('2027-03-02 09:00') },
      },
    },
  })

  it('opens once that wants helpers, and calls for help a day before', async () => {
    const id = newId()
    await system.tell('xingzhi.venue.v1', SessionPublishedSchema, session(id, 1, 0))
    expect((await system.as(undefined).getShifts({ ids: [id] })).shifts).toEqual([])
    await system.tell('xingzhi.venue.v1', SessionChangedSchema, session(id, 2, 1))
    expect(await readShift(system, id)).toMatchObject({
      ...{ kind: ShiftKind.SESSION, wanted: 1, groupSize: 0, callsForHelp: true },
    })
    await claim(system, one, id)
    expect(await readShift(system, id)).toMatchObject({ claimed: 1, callsForHelp: false })
    await system.tell('xingzhi.venue.v1', SessionChangedSchema, session(id, 3, 0))
    expect(await readShift(system, id)).toMatchObject({ wanted: 0, claimed: 1, over: 1 })
  })
})

describe('what a guide may claim', () => {
  const open = async (by = one, request = {}) =>
    (await system.as(by).listOpenShifts(request)).shifts.map(({ id }) => id)

  it('is what the rules let them take: calls for help first, then what suits', async () => {
    await register(system, one, { themes: [Theme.ARTS] })
    const red = await schedule(system, { at: '2027-03-10 10:00' })
    const arts = await schedule(system, { at: '2027-03-11 10:00', facts: { theme: Theme.ARTS } })
    const help = await schedule(system, { at: '2027-03-12 10:00', departure: { callsForHelp: true } })
    const notFor = [
      await schedule(system, { facts: { qualificationIds: [newId()] } }),
      await schedule(system, { at: '2027-03-13 10:00', wanted: 1 }),
      await schedule(system, { at: '2027-03-14 11:00' }),
      await schedule(system, { at: '2027-03-01 07:00' }),
    ]
    await claim(system, two, notFor[1] ?? '')
    await claim(system, one, await schedule(system, { at: '2027-03-14 10:00' }))
    expect(await open()).toEqual([help, arts, red])
    expect(await open(one, { from: shanghai('2027-03-11 00:00'), to: shanghai('2027-03-12 00:00') })).toEqual(
      [arts],
    )
    expect(await open(citizen)).toEqual([])
  })

  it('comes in pages that miss and repeat nothing', async () => {
    const ids: string[] = []
    for (let day = 10; day < 17; day++) ids.push(await schedule(system, { at: `2027-03-${day} 10:00` }))
    const seen: string[] = []
    for (let after = ''; ; ) {
      const { shifts, pageInfo } = await system.as(one).listOpenShifts({ page: { first: 3, after } })
      seen.push(...shifts.map(({ id }) => id))
      if (!pageInfo?.hasNextPage) break
      after = pageInfo.cursors.at(-1) ?? ''
    }
    expect(seen).toEqual(ids)
  })
})

it('a guide’s own shifts: on request those to come that they have no more as well, never those past', async () => {
  const [past, kept, left, cancelled] = await Promise.all(
    ['02', '03', '04', '05'].map((day) => schedule(system, { at: `2027-03-${day} 10:00` })),
  )
  for (const id of [past, kept, left, cancelled]) await claim(system, one, id ?? '')
  for (const shiftId of [past ?? '', left ?? '']) {
    await system.as(one).releaseShift({ shiftId, reason: '时间冲突', idempotencyKey: newId() })
  }
  await cancel(system, { id: cancelled ?? '', version: 2 })
  system.clock.set('2027-03-03T00:00:00Z')
  expect(await mine()).toEqual([kept])
  const { shifts } = await system.as(one).listMyShifts({ withReleased: true })
  expect(shifts.map(({ shift, claim: own }) => [shift?.id, own?.status])).toEqual([
    [kept, ClaimStatus.CLAIMED],
    [left, ClaimStatus.RELEASED],
    [cancelled, ClaimStatus.RELEASED],
  ])
})

it('a guide’s own shifts: those to come by start, then those past, the latest first', async () => {
  const ids: string[] = []
  for (const day of ['02', '03', '04', '05']) {
    const id = await schedule(system, { at: `2027-03-${day} 10:00` })
    ids.push(id)
    await claim(system, one, id)
  }
  system.clock.set('2027-03-04T00:00:00Z')
  const [second, third, fourth, fifth] = ids
  const seen: (string | undefined)[] = []
  for (let after = ''; ; ) {
    const { shifts, pageInfo } = await system.as(one).listMyShifts({ page: { first: 1, after } })
    seen.push(...shifts.map(({ shift }) => shift?.id))
    if (!pageInfo?.hasNextPage) break
    after = pageInfo.cursors.at(-1) ?? ''
  }
  expect(seen).toEqual([fourth, fifth, third, second])
  expect(await mine(two)).toEqual([])
})
