import { Refused } from '@xingzhi/runtime/refusal'
import { createWallClock } from '@xingzhi/runtime/wall-clock'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClaimRules, type Held, refuseClaim } from './claim-rules.ts'
import type { HeldShift } from './shift.ts'
import { someShift } from './testing/shifts.ts'

const wallClock = createWallClock('Asia/Shanghai')
const rules: ClaimRules = {
  restMinutes: 30,
  nightRestMinutes: 600,
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
      facts: {
        ...{ what: 'minutesPerDay', limit: '480', minutes: '361', wanted: '120', day: '2027-03-10' },
        ...{ from: '2027-03-10T02:00:00.000Z', until: '2027-03-11T02:00:00.000Z' },
      },
    })
    expect(refusalOf({}, { others: [other('13:00', '19:00')] })).toBeUndefined()
  })

  it('is any 24 hours, also over midnight', () => {
    const night = { startsAt: at('23:00'), endsAt: new Date('2027-03-11T01:30:00+08:00') }
    // By the calendar an hour of it is on this day.
    const evening = { ...other('14:00', '19:31'), endsPlace: 'belltower' }
    expect(refusalOf(night, { others: [evening] })).toMatchObject({
      code: 'LIMIT_REACHED',
      facts: {
        minutes: '331',
        wanted: '150',
        from: '2027-03-10T06:00:00.000Z',
        until: '2027-03-11T06:00:00.000Z',
      },
    })
    expect(refusalOf(night, { others: [other('14:00', '19:30')] })).toBeUndefined()
    // What lies a whole day before counts no more.
    const yesterday = (time: string) => new Date(`2027-03-09T${time}:00+08:00`)
    const dayBefore = { ...other('10:00', '18:00'), startsAt: yesterday('10:00'), endsAt: yesterday('18:00') }
    const wish = (from: string, until: string) =>
      refusalOf({ startsAt: at(from), endsAt: at(until) }, { others: [dayBefore] })
    expect(wish('10:00', '18:00')).toBeUndefined()
    expect(wish('09:00', '17:00')?.facts).toMatchObject({ minutes: '480', wanted: '60', day: '2027-03-10' })
  })

  it('of eleven shifts from 16:00 to 08:11 is not one that anybody can lead', () => {
    const held: HeldShift[] = []
    const codes = Array.from({ length: 11 }, (_, number) => {
      const startsAt = new Date(at('16:00').getTime() + number * 91 * 60_000)
      const wish = { id: `${number}`, startsAt, endsAt: new Date(startsAt.getTime() + 61 * 60_000) }
      const code = refusalOf(wish, { others: [...held] })?.code ?? 'OK'
      if (code === 'OK') held.push({ ...wish, startsPlace: 'belltower', endsPlace: 'church' })
      return code
    })
    expect(codes).toEqual([
      ...Array(7).fill('OK'),
      ...Array(2).fill('LIMIT_REACHED'),
      ...Array(2).fill('REST_REQUIRED'),
    ])
  })
})

describe('a night', () => {
  it('is left between the last shift and the first', () => {
    const late = (from: string, until: string) => ({ ...other(from, until), id: 'late' })
    const early = {
      startsAt: new Date('2027-03-11T05:00:00+08:00'),
      endsAt: new Date('2027-03-11T07:00:00+08:00'),
    }
    expect(refusalOf(early, { others: [late('16:59', '20:00')] })).toEqual({
      code: 'REST_REQUIRED',
      facts: {
        ...{ rest: 'night', restMinutes: '600', shiftId: 'late', startsFrom: '2027-03-10T22:00:00.000Z' },
        ...{ startsAt: '2027-03-10T08:59:00.000Z', endsAt: '2027-03-10T12:00:00.000Z' },
      },
    })
    expect(refusalOf(early, { others: [late('17:00', '20:00')] })).toBeUndefined()
    expect(refusalOf(early, { others: [late('16:00', '19:00')] })).toBeUndefined()
    const evening = { startsAt: at('07:00'), endsAt: at('08:00') }
    expect(refusalOf(evening, { others: [late('17:00', '21:01')] })?.facts).toMatchObject({
      endsUntil: '2027-03-09T23:00:00.000Z',
    })
    const long = { startsAt: at('06:00'), endsAt: at('13:00') }
    expect(refusalOf(long)).toBeUndefined()
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
  const busy = [wish, ...others].flatMap((shift) => minutes(shift, 0))
  const asked = new Set(minutes(wish, 0))
  return [...new Set(busy)].every((first) => {
    // Any 24 hours that begin, or end, with a minute of some shift.
    return [first, first - 1_439].every((from) => {
      const within = busy.filter((minute) => minute >= from && minute < from + 1_440)
      if (!within.some((minute) => asked.has(minute))) return true
      return within.length <= 480
    })
  })
}

/** Whether between shifts that no night parts there is a night left of each 24 hours. */
function leavesNights(wish: HeldShift, others: readonly HeldShift[]): boolean {
  const all = [wish, ...others].toSorted((one, two) => one.startsAt.getTime() - two.startsAt.getTime())
  const runs: { from: number; until: number; shifts: HeldShift[] }[] = []
  for (const shift of all) {
    const run = runs.at(-1)
    if (run && shift.startsAt.getTime() - run.until < 600 * 60_000) {
      run.until = Math.max(run.until, shift.endsAt.getTime())
      run.shifts.push(shift)
    } else runs.push({ from: shift.startsAt.getTime(), until: shift.endsAt.getTime(), shifts: [shift] })
  }
  const own = runs.find(({ shifts }) => shifts.includes(wish))
  return !own || own.shifts.length === 1 || own.until - own.from <= 840 * 60_000
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
      expect(refusalOf(wish, { others }) === undefined).toBe(
        isAllowedByMinutes(wish, others) && leavesNights(wish, others),
      )
    }),
    { numRuns: 1_000 },
  )
})
