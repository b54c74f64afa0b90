import { Refused } from '@xingzhi/runtime/refusal'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cancelSession,
  changeSession,
  draftSession,
  planSession,
  publishSession,
  type SessionChange,
  type SessionPlan,
} from './session.ts'

const now = new Date('2027-03-01T00:00:00Z')
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const activity = { durationMinutes: 90, demo: false }
const plan: SessionPlan = {
  activityId: 'activity',
  siteId: 'site',
  room: 'wood',
  startsAt: at(600),
  capacity: 10,
  helpersWanted: 0,
  languages: [],
  opensAt: null,
  closesAt: null,
}
const published = (change: Partial<SessionPlan> = {}) =>
  publishSession(planSession({ ...plan, ...change }, activity, 'session', now), now)

describe('planning a session', () => {
  it('refuses reservations that close before they open, or after the start', () => {
    const minutes = fc.option(fc.integer({ min: -100, max: 800 }), { nil: null })
    fc.assert(
      fc.property(minutes, minutes, (opens, closes) => {
        const opensAt = opens === null ? null : at(opens)
        const closesAt = closes === null ? null : at(closes)
        const isOpenOnce = (opensAt ?? now) < (closesAt ?? plan.startsAt)
        const isInTime = (closesAt ?? plan.startsAt) <= plan.startsAt && (closesAt ?? plan.startsAt) > now
        const outcome = refusedOr(() => published({ opensAt, closesAt }))
        if (isOpenOnce && isInTime) {
          expect(outcome).toMatchObject({ closesAt: closesAt ?? plan.startsAt, opensAt: opensAt ?? now })
        } else {
          expect(outcome).toMatchObject({ code: 'INVALID_INPUT' })
        }
      }),
    )
  })

  it('opens a draft when it is published, unless the manager named a time', () => {
    const draft = draftSession(planSession(plan, activity, 'session', now))
    expect(draft).toMatchObject({ status: 'DRAFT', opensAt: null, version: 1 })
    expect(publishSession(draft, at(5))).toMatchObject({ status: 'PUBLISHED', opensAt: at(5), version: 2 })
  })
})

describe('changing a session', () => {
  it('opens and closes its reservations at the times that are named, which then follow no start any more', () => {
    const { session, recheck } = changeSession(published(), { opensAt: at(60), closesAt: at(500) }, now)
    expect(session).toMatchObject({ opensAt: at(60), closesAt: at(500), closesWithStart: false, version: 2 })
    expect(recheck).toBe('nothing')
    const moved = changeSession(session, { startsAt: at(700) }, now).session
    expect(moved).toMatchObject({ startsAt: at(700), closesAt: at(500) })
    expect(changeSession(session, { closesAt: at(500) }, now).session).toBe(session)
    for (const times of [
      { closesAt: at(601) },
      { closesAt: at(0) },
      { opensAt: at(500) },
      { startsAt: at(400), closesAt: at(450) },
    ]) {
      expect(refusedOr(() => changeSession(session, times, now))).toMatchObject({ code: 'INVALID_INPUT' })
    }
  })

  it('moves the end with the start, and a closing that nobody named', () => {
    const { session, recheck } = changeSession(published(), change({ startsAt: at(700) }), now)
    expect(session).toMatchObject({ startsAt: at(700), endsAt: at(790), closesAt: at(700), version: 2 })
    expect(recheck).toBe('everything')
  })

  it('follows its start where the closing that is named is the start', () => {
    const startsAt = at(700)
    const planned = published({ closesAt: plan.startsAt })
    expect(changeSession(planned, { startsAt }, now).session).toMatchObject({ closesAt: startsAt })
    const earlier = published({ closesAt: at(500) })
    const { session: emptied } = changeSession(earlier, { closesAt: earlier.startsAt }, now)
    expect(changeSession(emptied, { startsAt }, now).session).toMatchObject({ closesAt: startsAt })
  })

  it('keeps a closing that was named, but never later than the start', () => {
    const before = published({ closesAt: at(500) })
    expect(changeSession(before, change({ startsAt: at(700) }), now).session.closesAt).toEqual(at(500))
    expect(changeSession(before, change({ startsAt: at(400) }), now).session.closesAt).toEqual(at(400))
  })

  it('refuses a start before reservations open', () => {
    const before = published({ opensAt: at(300) })
    expect(refusedOr(() => changeSession(before, change({ startsAt: at(300) }), now))).toMatchObject({
      code: 'INVALID_INPUT',
      facts: { field: 'startsAt', problem: 'too_small', limit: at(300).toISOString() },
    })
  })

  it('holds a lower capacity against nothing and a higher one against the number of people', () => {
    expect(changeSession(published(), change({ capacity: 1 }), now).recheck).toBe('nothing')
    expect(changeSession(published(), change({ capacity: 11 }), now).recheck).toBe('capacity')
    expect(changeSession(published(), change({ capacity: 1, room: '' }), now).recheck).toBe('everything')
  })

  it('that wants other helpers is held against nothing, and has the next version', () => {
    const { session, recheck } = changeSession(published(), change({ helpersWanted: 2 }), now)
    expect(session).toMatchObject({ helpersWanted: 2, version: 2 })
    expect(recheck).toBe('nothing')
  })

  it('that changes nothing keeps the version', () => {
    const before = published()
    const same = change({ startsAt: before.startsAt, capacity: 10, room: 'wood' })
    expect(changeSession(before, same, now)).toEqual({ session: before, recheck: 'nothing' })
  })

  it('is TOO_LATE once it has started, and SLOT_CANCELLED once it is cancelled', () => {
    const started = refusedOr(() => changeSession(published(), change({ capacity: 9 }), at(600)))
    expect(started).toMatchObject({ code: 'TOO_LATE', facts: { deadline: at(600).toISOString() } })
    const cancelled = cancelSession(published(), 'rain', now)
    const change9 = refusedOr(() => changeSession(cancelled, change({ capacity: 9 }), now))
    expect(change9).toMatchObject({ code: 'SLOT_CANCELLED' })
  })
})

describe('cancelling a session', () => {
  it('is for good, and again the same', () => {
    const cancelled = cancelSession(published(), 'rain', at(1))
    expect(cancelled).toMatchObject({
      status: 'CANCELLED',
      cancelReason: 'rain',
      cancelledAt: at(1),
      version: 2,
    })
    expect(cancelSession(cancelled, 'snow', at(9000))).toBe(cancelled)
  })

  it('is TOO_LATE once it has started, but a draft never starts', () => {
    expect(refusedOr(() => cancelSession(published(), 'rain', at(600)))).toMatchObject({ code: 'TOO_LATE' })
    const draft = draftSession(planSession(plan, activity, 'session', now))
    expect(cancelSession(draft, 'no guide', at(600)).status).toBe('CANCELLED')
  })
})

function change(some: Partial<SessionChange>): SessionChange {
  return { startsAt: undefined, capacity: undefined, room: undefined, helpersWanted: undefined, ...some }
}

function refusedOr<T>(work: () => T): T | Refused {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}
