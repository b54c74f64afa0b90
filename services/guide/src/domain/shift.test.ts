import { describe, expect, it } from 'vitest'
import { callsForHelp, counted, followSource, type Shift, type ShiftSource } from './shift.ts'
import { someShift } from './testing/shifts.ts'

function sourceOf(shift: Shift, change: Partial<ShiftSource> = {}): ShiftSource {
  const { status: _, claimed: __, over: ___, version: ____, ...facts } = shift
  return { ...facts, isCancelled: false, sourceVersion: shift.sourceVersion + 1, ...change }
}

describe('a shift that follows its departure', () => {
  it('opens with it', () => {
    const change = followSource(undefined, sourceOf(someShift(), { sourceVersion: 7 }))
    expect(change).toMatchObject({
      isTold: true,
      shift: { status: 'OPEN', claimed: 0, over: 0, sourceVersion: 7, version: 1 },
    })
  })

  it('opens for a session only when that wants helpers', () => {
    const session = someShift({ kind: 'SESSION', wanted: 0 })
    expect(followSource(undefined, sourceOf(session))).toBeUndefined()
    expect(followSource(undefined, sourceOf({ ...session, wanted: 1 }))?.shift.wanted).toBe(1)
  })

  it('ignores what is not newer', () => {
    const shift = someShift({ sourceVersion: 4 })
    expect(followSource(shift, sourceOf(shift, { sourceVersion: 4, wanted: 9 }))).toBeUndefined()
    expect(followSource(shift, sourceOf(shift, { sourceVersion: 3, wanted: 9 }))).toBeUndefined()
  })

  it('tells nobody of what concerns nobody here', () => {
    const shift = someShift()
    const change = followSource(shift, sourceOf(shift))
    expect(change).toMatchObject({ isTold: false, shift: { sourceVersion: 2, version: 1 } })
  })

  it('is over, and drops nobody, when fewer are wanted than have claimed', () => {
    const shift = someShift({ claimed: 2 })
    const less = followSource(shift, sourceOf(shift, { wanted: 1 }))?.shift
    expect(less).toMatchObject({ wanted: 1, claimed: 2, over: 1, version: 2 })
    expect(counted(less as Shift, 1)).toMatchObject({ claimed: 1, over: 0, version: 3 })
  })

  it('says when it moved', () => {
    const shift = someShift()
    const later = { startsAt: new Date('2027-03-10T03:00:00Z'), endsAt: new Date('2027-03-10T05:00:00Z') }
    expect(followSource(shift, sourceOf(shift, later))).toMatchObject({ isMoved: true, isTold: true })
    expect(followSource(shift, sourceOf(shift, { theme: 'ARTS' }))).toMatchObject({ isMoved: false })
  })

  it('is cancelled for good, and holds nobody', () => {
    const shift = someShift({ claimed: 2 })
    const gone = followSource(shift, sourceOf(shift, { isCancelled: true }))
    expect(gone).toMatchObject({ isCancelled: true, shift: { status: 'CANCELLED', claimed: 0, version: 2 } })
    const back = followSource(gone?.shift, sourceOf(shift, { sourceVersion: 9 }))
    expect(back).toMatchObject({ isTold: false, shift: { status: 'CANCELLED', version: 2 } })
  })
})

describe('a call for help', () => {
  const now = new Date('2027-03-09T02:00:00Z')

  it('is what a departure says, as long as guides are missing', () => {
    expect(callsForHelp(someShift({ callsForHelp: true }), now, 60)).toBe(true)
    expect(callsForHelp(someShift({ callsForHelp: true, claimed: 2 }), now, 60)).toBe(false)
    expect(callsForHelp(someShift(), now, 9_999)).toBe(false)
  })

  it('of a session begins so long before its start, and ends with it', () => {
    const session = someShift({ kind: 'SESSION' })
    expect(callsForHelp(session, now, 1_440)).toBe(true)
    expect(callsForHelp(session, now, 1_439)).toBe(false)
    expect(callsForHelp(session, session.startsAt, 1_440)).toBe(false)
  })
})
