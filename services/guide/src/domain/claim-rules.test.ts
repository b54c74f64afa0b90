import { Refused } from '@xingzhi/runtime/refusal'
import { createWallClock } from '@xingzhi/runtime/wall-clock'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClaimRules, type Held, type HeldShift, minutesOnDay, refuseClaim } from './claim-rules.ts'
import { someShift } from './testing/shifts.ts'

const wallClock = createWallClock('Asia/Shanghai')
const rules: ClaimRules = {
  restMinutes: 30,
  dayMinutesMax: 480,
  releaseDeadlineMinutes: 1_440,
  callForHelpMinutes: 1_440,
}
const now = new Date('2027-03-01T00:00:00Z')
const leather = '0199cccc-0000-7000-8000-000000000001'

/** On Shanghai's clocks, that day: `10:00`. */
const at = (time: string) => new Date(`2027-03-10T${time}:00+08:00`)

function other(from: string, until: string, places: Partial<HeldShift> = {}): HeldShift {
  const where = { startsPlace: 'museum', endsPlace: 'museum', ...places }
  return { id: 'other', startsAt: at(from), endsAt: at(until), ...where }
}

function refusalOf(
  shift: Parameters<typeof someShift>[0],
  { held = [], others = [], when = now }: { held?: Held[]; others?: HeldShift[]; when?: Date } = {},
): { code: string; facts: Record<string, string> } | undefined {
  const wished = someShift(shift)
  try {
    refuseClaim(wished, { held, others, latest: wished.startsAt }, rules, wallClock, when)
    return undefined
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { code: error.code, facts: error.facts }
  }
}

describe('a shift may be taken', () => {
  it('while it stands, has not begun and wants guides', () => {
    expect(refusalOf({})).toBeUndefined()
    expect(refusalOf({ status: 'CANCELLED' })?.code).toBe('SLOT_CANCELLED')
    expect(refusalOf({}, { when: at('10:00') })?.code).toBe('TOO_LATE')
    expect(refusalOf({ claimed: 2 })).toEqual({ code: 'SHIFT_TAKEN', facts: { wanted: '2' } })
    expect(refusalOf({ claimed: 3, over: 1 })?.code).toBe('SHIFT_TAKEN')
  })

  it('with the qualifications that it names, as long as they last to its end', () => {
    const wish = { qualificationIds: [leather] }
    expect(refusalOf(wish)).toEqual({ code: 'NOT_QUALIFIED', facts: { qualificationId: leather } })
    const until = (time: string) => [{ qualificationId: leather, expiresAt: at(time) }]
    expect(refusalOf(wish, { held: until('11:59') })?.facts).toEqual({
      qualificationId: leather,
      expiresAt: '2027-03-10T03:59:00.000Z',
    })
    expect(refusalOf(wish, { held: until('12:00') })).toBeUndefined()
    expect(refusalOf(wish, { held: [{ qualificationId: leather, expiresAt: null }] })).toBeUndefined()
  })

  it('by who is nowhere else then', () => {
    expect(refusalOf({}, { others: [other('11:59', '13:00')] })).toEqual({
      code: 'OVERLAPS',
      facts: { startsAt: '2027-03-10T03:59:00.000Z', endsAt: '2027-03-10T05:00:00.000Z', slotId: 'other' },
    })
  })
})

describe('rest', () => {
  it('is wanted before and after a shift in another place, and it is said what would do', () => {
    expect(refusalOf({}, { others: [other('08:00', '09:31')] })).toMatchObject({
      code: 'REST_REQUIRED',
      facts: { restMinutes: '30', shiftId: 'other', startsFrom: '2027-03-10T02:01:00.000Z' },
    })
    expect(refusalOf({}, { others: [other('08:00', '09:30')] })).toBeUndefined()
    expect(refusalOf({}, { others: [other('12:29', '14:00')] })).toMatchObject({
      code: 'REST_REQUIRED',
      facts: { endsUntil: '2027-03-10T03:59:00.000Z' },
    })
    expect(refusalOf({}, { others: [other('12:30', '14:00')] })).toBeUndefined()
  })

  it('is not wanted by who stays where the walk ends', () => {
    expect(refusalOf({}, { others: [other('08:00', '10:00', { endsPlace: 'belltower' })] })).toBeUndefined()
    expect(refusalOf({}, { others: [other('12:00', '14:00', { startsPlace: 'church' })] })).toBeUndefined()
    expect(refusalOf({}, { others: [other('12:00', '14:00', { endsPlace: 'church' })] })?.code).toBe(
      'REST_REQUIRED',
    )
  })
})

describe('a day', () => {
  it('holds so many minutes of shifts, and it is said how many there are', () => {
    const long = other('13:00', '19:01')
    expect(refusalOf({}, { others: [long] })).toEqual({
      code: 'LIMIT_REACHED',
      facts: { what: 'minutesPerDay', limit: '480', minutes: '361', wanted: '120', day: '2027-03-10' },
    })
    expect(refusalOf({}, { others: [other('13:00', '19:00')] })).toBeUndefined()
  })

  it('begins and ends at midnight in the district', () => {
    const night = { startsAt: at('23:00'), endsAt: new Date('2027-03-11T01:30:00+08:00') }
    const { day } = wallClock.wallTimeOf(night.startsAt)
    expect([day - 1, day, day + 1].map((one) => minutesOnDay(night, one, wallClock))).toEqual([0, 60, 90])
    expect(refusalOf(night, { others: [other('08:00', '15:01')] })?.facts).toMatchObject({
      day: '2027-03-10',
    })
    expect(refusalOf(night, { others: [other('08:00', '15:00')] })).toBeUndefined()
  })
})

/** The same rules, minute by minute. */
function isAllowedByMinutes(wish: HeldShift, others: readonly HeldShift[]): boolean {
  const minutes = (shift: HeldShift, restMinutes: number) => {
    const from = shift.startsAt.getTime() / 60_000
    const until = shift.endsAt.getTime() / 60_000 + restMinutes
    return Array.from({ length: until - from }, (_, index) => from + index)
  }
  const meets = (one: HeldShift, two: HeldShift, restMinutes: number) => {
    const busy = new Set(minutes(one, restMinutes))
    return minutes(two, 0).some((minute) => busy.has(minute))
  }
  for (const one of others) {
    if (meets(one, wish, 0)) return false
    if (meets(one, wish, one.endsPlace === wish.startsPlace ? 0 : 30)) return false
    if (meets(wish, one, wish.endsPlace === one.startsPlace ? 0 : 30)) return false
  }
  const perDay = new Map<number, number>()
  const add = (shift: HeldShift) => {
    for (const minute of minutes(shift, 0)) {
      const day = Math.floor((minute + 480) / 1_440)
      perDay.set(day, (perDay.get(day) ?? 0) + 1)
    }
  }
  for (const one of others) add(one)
  const days = new Set(minutes(wish, 0).map((minute) => Math.floor((minute + 480) / 1_440)))
  add(wish)
  return [...days].every((day) => (perDay.get(day) ?? 0) <= 480)
}

it('overlap, rest and hours agree with a look at every minute', () => {
  const place = fc.constantFrom('a', 'b')
  const shift = fc
    .record({
      start: fc.integer({ min: 0, max: 130 }),
      length: fc.integer({ min: 1, max: 36 }),
      startsPlace: place,
      endsPlace: place,
    })
    .map(({ start, length, ...places }) => ({
      ...{ id: `${start}`, ...places },
      startsAt: new Date(at('00:00').getTime() + start * 15 * 60_000),
      endsAt: new Date(at('00:00').getTime() + (start + length) * 15 * 60_000),
    }))
  fc.assert(
    fc.property(shift, fc.array(shift, { maxLength: 4 }), (wish, others) => {
      expect(refusalOf(wish, { others }) === undefined).toBe(isAllowedByMinutes(wish, others))
    }),
    { numRuns: 1_000 },
  )
})
