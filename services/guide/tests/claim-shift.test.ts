import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt'
import { Code, ConnectError } from '@connectrpc/connect'
import { ShiftClaimedSchema, ShiftStaffingChangedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import { ClaimStatus, GuideStatus, ShiftKind } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkTruths } from './check-truths.ts'
import {
  admit,
  cancel,
  claim,
  dateOf,
  key,
  readShift,
  refusalFrom,
  register,
  schedule,
} from './guide-data.ts'
import { type GuideSystem, guide, operator, startGuide } from './start-guide.ts'

let system: GuideSystem
const [one, two, three] = [guide(1), guide(2), guide(3)]
beforeEach(async () => {
  system = await startGuide()
  await admit(system, one, two, three)
})
afterEach(async () => {
  await checkTruths(system.sql)
  await system.stop()
})

const codeOf = async (call: Promise<unknown>) => (await refusalFrom(call)).code

describe('a claim', () => {
  it('that starts at another time than was shown is not taken, and says when it starts', async () => {
    const shiftId = await schedule(system)
    const ask = (wall: string) =>
      system
        .as(one)
        .claimShift({ shiftId, expectedStartsAt: timestampFromDate(dateOf(wall)), idempotencyKey: key() })
    expect(await refusalFrom(ask('2027-03-10 09:00'))).toMatchObject({
      ...{ code: 'CHANGED', facts: { startsAt: dateOf('2027-03-10 10:00').toISOString() } },
    })
    expect(await readShift(system, shiftId)).toMatchObject({ claimed: 0 })
    await ask('2027-03-10 10:00')
    // Who has it is told so, whatever they were shown.
    expect((await ask('2027-03-10 09:00')).claim?.shiftId).toBe(shiftId)
  })
})

describe('claiming a shift', () => {
  it('holds the guide’s time, then is told with how the shift is staffed', async () => {
    const shiftId = await schedule(system)
    await system.forgetTold()
    const { shift, claim: made } = await claim(system, one, shiftId)
    expect(shift).toMatchObject({ id: shiftId, claimed: 1, wanted: 2, over: 0, version: 2n })
    expect(made).toMatchObject({ shiftId, personId: one.personId, status: ClaimStatus.CLAIMED })
    expect(timestampDate(made?.releaseUntil as never)).toEqual(dateOf('2027-03-09 10:00'))
    expect(system.booking.held).toMatchObject([
      { personId: one.personId, request: { holdId: made?.id, shiftId, ttlSeconds: 900 } },
    ])
    await system.service.drain()
    expect(system.toldOf(ShiftStaffingChangedSchema)).toMatchObject([{ shift: { claimed: 1, version: 2n } }])
    const [told] = system.toldOf(ShiftClaimedSchema)
    expect(told).toMatchObject({ claim: { id: made?.id }, kind: ShiftKind.DEPARTURE, shiftVersion: 2n })
    expect(timestampDate(told?.endsAt as never)).toEqual(dateOf('2027-03-10 12:00'))
  })

  it('is done once for a key, whatever happened since, and once for a guide', async () => {
    const shiftId = await schedule(system)
    const idempotencyKey = key()
    const first = await claim(system, one, shiftId, idempotencyKey)
    await claim(system, two, shiftId)
    expect(await claim(system, one, shiftId, idempotencyKey)).toEqual(first)
    expect((await claim(system, one, shiftId)).claim).toEqual(first.claim)
    expect(await readShift(system, shiftId)).toMatchObject({ claimed: 2 })
    expect(await codeOf(claim(system, one, newId(), idempotencyKey))).toBe('IDEMPOTENCY_MISMATCH')
  })

  it('is refused when the guides are there', async () => {
    const shiftId = await schedule(system, { wanted: 1 })
    await claim(system, one, shiftId)
    expect(await refusalFrom(claim(system, two, shiftId))).toEqual({
      code: 'SHIFT_TAKEN',
      facts: { wanted: '1' },
    })
    expect(system.booking.held).toHaveLength(1)
  })

  it('is refused to who is no admitted guide, and says why', async () => {
    const shiftId = await schedule(system)
    expect(await refusalFrom(claim(system, guide(9), shiftId))).toEqual({
      code: 'FORBIDDEN',
      facts: { because: 'notRegistered' },
    })
    await register(system, guide(9))
    expect((await refusalFrom(claim(system, guide(9), shiftId))).facts).toEqual({ because: 'notAdmitted' })
    const suspend = { personId: one.personId, status: GuideStatus.SUSPENDED, reason: '多次缺席' }
    await system.as(operator).setGuideStatus({ ...suspend, idempotencyKey: key() })
    expect((await refusalFrom(claim(system, one, shiftId))).facts).toEqual({ because: 'suspended' })
  })

  it('is refused for a shift that is not there, cancelled or begun', async () => {
    expect(await refusalFrom(claim(system, one, newId()))).toEqual({
      code: 'NOT_FOUND',
      facts: { what: 'shift' },
    })
    const gone = await schedule(system)
    await cancel(system, { id: gone, version: 2 })
    expect(await codeOf(claim(system, one, gone))).toBe('SLOT_CANCELLED')
    const begun = await schedule(system, { at: '2027-03-01 08:00' })
    expect(await codeOf(claim(system, one, begun))).toBe('TOO_LATE')
  })

  it('is refused beside another shift, without rest, and past the hours of a day', async () => {
    const place = newId()
    await claim(system, one, await schedule(system, { at: '2027-03-10 10:00', last: place }))
    expect(await codeOf(claim(system, one, await schedule(system, { at: '2027-03-10 11:00' })))).toBe(
      'OVERLAPS',
    )
    expect(await codeOf(claim(system, one, await schedule(system, { at: '2027-03-10 12:29' })))).toBe(
      'REST_REQUIRED',
    )
    await claim(system, one, await schedule(system, { at: '2027-03-10 12:00', hours: 4, first: place }))
    const long = await schedule(system, { at: '2027-03-10 17:00', hours: 3 })
    expect(await refusalFrom(claim(system, one, long))).toMatchObject({
      code: 'LIMIT_REACHED',
      facts: { what: 'minutesPerDay', limit: '480', minutes: '360', wanted: '180', day: '2027-03-10' },
    })
    await claim(system, one, await schedule(system, { at: '2027-03-10 17:00', hours: 2 }))
  })
})

describe('the time of a guide who claims', () => {
  it('is asked of booking last: what it refuses is refused, and nothing is claimed', async () => {
    const shiftId = await schedule(system)
    system.booking.busy(one.personId, dateOf('2027-03-10 11:00'), dateOf('2027-03-10 13:00'))
    expect(await refusalFrom(claim(system, one, shiftId))).toEqual({
      code: 'OVERLAPS',
      facts: { startsAt: '2027-03-10T03:00:00.000Z', endsAt: '2027-03-10T05:00:00.000Z' },
    })
    expect(await readShift(system, shiftId)).toMatchObject({ claimed: 0, version: 1n })
  })

  it('cannot be asked when booking is away: nothing is kept, and the same key works later', async () => {
    const shiftId = await schedule(system)
    const idempotencyKey = key()
    system.booking.isAway = true
    const failure = await claim(system, one, shiftId, idempotencyKey).catch(ConnectError.from)
    expect(failure).toMatchObject({ code: Code.Unavailable })
    system.booking.isAway = false
    await claim(system, one, shiftId, idempotencyKey)
    expect(await readShift(system, shiftId)).toMatchObject({ claimed: 1 })
  })

  it('held for a claim that died before it committed is found again under any key', async () => {
    const shiftId = await schedule(system)
    await system.sql.begin(async (tx) => {
      await tx`select from shifts where id = ${shiftId} for update`
      const dying = expect(claim(system, one, shiftId)).rejects.toThrow(ConnectError)
      await eventually(async () => {
        const ended = await system.sql`
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and application_name = 'guide' and wait_event_type = 'Lock'`
        expect(ended.count).toBe(1)
      })
      await dying
    })
    expect(await readShift(system, shiftId)).toMatchObject({ claimed: 0 })
    expect(system.booking.entries.size).toBe(1)
    await claim(system, one, shiftId)
    expect(system.booking.held.map(({ request }) => request.holdId)).toHaveLength(2)
    expect(new Set(system.booking.held.map(({ request }) => request.holdId)).size).toBe(1)
    expect(system.booking.freed).toEqual([])
  })

  it('is freed when the database refuses the claim after all', async () => {
    const shiftId = await schedule(system)
    // A claim that the rules do not see, so that only the constraint stands in the way.
    await system.sql`alter table claims add constraint claims_none check (status <> 'CLAIMED') not valid`
    await expect(claim(system, one, shiftId)).rejects.toThrow(ConnectError)
    await system.sql`alter table claims drop constraint claims_none`
    expect(system.booking.freed).toEqual([{ holdId: system.booking.held[0]?.request.holdId, forGood: false }])
    expect(system.booking.entries.size).toBe(0)
    await claim(system, one, shiftId)
  })
})
