import { describe, expect, it } from 'vitest'
import { claimIdOf, newClaim, refuseLateRelease, releaseUntil, signIn } from './claim.ts'
import { someShift } from './testing/shifts.ts'

const person = '0199bbbb-0000-7000-8000-000000000001'
const early = new Date('2027-03-01T00:00:00Z')
const claim = newClaim(someShift(), person, 0, early)

describe('the id of a claim', () => {
  it('is the same for whoever asks again, and another after a release', () => {
    expect(newClaim(someShift(), person, 0, new Date()).id).toBe(claim.id)
    expect(claimIdOf(claim.shiftId, person, 1)).not.toBe(claim.id)
    expect(claimIdOf(claim.shiftId, '0199bbbb-0000-7000-8000-000000000002', 0)).not.toBe(claim.id)
  })
})

describe('a guide may leave', () => {
  it('until the deadline before the start', () => {
    expect(releaseUntil(claim, 1_440)).toEqual(new Date('2027-03-09T02:00:00Z'))
    expect(() => refuseLateRelease(claim, new Date('2027-03-09T02:00:00Z'), 1_440)).not.toThrow()
    expect(() => refuseLateRelease(claim, new Date('2027-03-09T02:00:00.001Z'), 1_440)).toThrow('TOO_LATE')
  })

  it('for a quarter of an hour after a late claim, and never past the start', () => {
    const late = { ...claim, claimedAt: new Date('2027-03-10T01:30:00Z') }
    expect(releaseUntil(late, 1_440)).toEqual(new Date('2027-03-10T01:45:00Z'))
    const last = { ...claim, claimedAt: new Date('2027-03-10T01:50:00Z') }
    expect(releaseUntil(last, 1_440)).toEqual(claim.startsAt)
  })

  it('until the start when the shift was moved, or moved into another', () => {
    expect(releaseUntil({ ...claim, movedFrom: early }, 1_440)).toEqual(claim.startsAt)
    expect(releaseUntil({ ...claim, overlapping: true }, 1_440)).toEqual(claim.startsAt)
  })

  it('no more once signed in', () => {
    const there = { ...claim, status: 'PRESENT', movedFrom: early } as const
    expect(() => refuseLateRelease(there, early, 0)).toThrow('TOO_LATE')
  })
})

describe('signing in', () => {
  it('is possible from an hour before the start until the end, and once is enough', () => {
    expect(() => signIn(claim, new Date('2027-03-10T00:59:59Z'))).toThrow('SLOT_NOT_OPEN')
    const signed = signIn(claim, new Date('2027-03-10T01:00:00Z'))
    expect(signed).toMatchObject({ status: 'PRESENT', signedInAt: new Date('2027-03-10T01:00:00Z') })
    expect(signIn(signed, new Date('2027-03-11T01:00:00Z'))).toBe(signed)
    expect(() => signIn(claim, claim.endsAt)).toThrow('TOO_LATE')
  })
})
