import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { key, planAt, putManagedSite, refusalFrom, shanghai, spoons, workshop } from './site-data.ts'
import { manager, operator, startVenue, type Venue, type VenueClient } from './start-venue.ts'

let venue: Venue
let scene: Awaited<ReturnType<typeof putManagedSite>>
let asManager: VenueClient
let asOperator: VenueClient
beforeAll(async () => {
  venue = await startVenue()
  scene = await putManagedSite(venue)
  asManager = venue.as(manager)
  asOperator = venue.as(operator)
})
afterAll(() => venue.stop())

/** `field problem limit` of the refusal. */
async function inputRefusal(call: Promise<unknown>): Promise<string> {
  const { code, facts } = await refusalFrom(call)
  expect(code).toBe('INVALID_INPUT')
  const { field, problem, limit } = facts
  return [field, problem, limit].filter(Boolean).join(' ')
}

const badIds = ['x', '1234', '0'.repeat(10_240), 'a\0b', "'; drop table sites", newId().toUpperCase(), '漢']
const badMoments = [
  { seconds: -1n, nanos: 0 },
  { seconds: 1n << 60n, nanos: 0 },
  { seconds: 1n, nanos: -5 },
  { seconds: 1n, nanos: 2_000_000_000 },
]

describe('bad input is refused with its field', () => {
  it('malformed ids, wherever one is read', async () => {
    for (const bad of badIds) {
      expect(await inputRefusal(asManager.getSites({ ids: [newId(), bad] }))).toBe('ids[1] malformed')
      expect(await inputRefusal(asManager.getActivities({ ids: [bad] }))).toBe('ids[0] malformed')
      expect(await inputRefusal(asManager.getSessions({ ids: [bad] }))).toBe('ids[0] malformed')
      expect(await inputRefusal(asManager.listActivities({ siteId: bad }))).toBe('siteId malformed')
      expect(await inputRefusal(asManager.listSessions({ siteId: bad }))).toBe('siteId malformed')
      expect(await inputRefusal(asManager.listAuditEntries({ siteId: bad }))).toBe('siteId malformed')
      expect(await inputRefusal(asManager.listGrants({ of: { case: 'siteId', value: bad } }))).toBe(
        'siteId malformed',
      )
      const personId = { case: 'personId' as const, value: bad }
      expect(await inputRefusal(asManager.listGrants({ of: personId }))).toBe('personId malformed')
      const grant = { siteId: newId(), personId: bad }
      expect(await inputRefusal(asOperator.grantSite(grant))).toBe('personId malformed')
      expect(await inputRefusal(asOperator.revokeSite(grant))).toBe('personId malformed')
      const change = { sessionId: bad, idempotencyKey: key() }
      expect(await inputRefusal(asManager.changeSession(change))).toBe('sessionId malformed')
      expect(await inputRefusal(asManager.cancelSession({ ...change, reason: 'x' }))).toBe(
        'sessionId malformed',
      )
      const draft = { what: { case: 'draftId' as const, value: bad }, idempotencyKey: key() }
      expect(await inputRefusal(asManager.publishSession(draft))).toBe('draftId malformed')
      const site = { site: { ...workshop, id: bad }, idempotencyKey: key() }
      expect(await inputRefusal(asOperator.putSite(site))).toBe('site.id malformed')
    }
  })

  it('missing parts', async () => {
    const idempotencyKey = key()
    expect(await inputRefusal(asOperator.putSite({ idempotencyKey }))).toBe('site required')
    expect(await inputRefusal(asManager.createActivity({ idempotencyKey }))).toBe('activity required')
    expect(await inputRefusal(asManager.draftSession({ idempotencyKey }))).toBe('plan required')
    expect(await inputRefusal(asManager.publishSession({ idempotencyKey }))).toBe('plan required')
    expect(await inputRefusal(asManager.listGrants({}))).toBe('siteId required')
    expect(await inputRefusal(asManager.listSessions({}))).toBe('siteId required')
    const empty = asManager.cancelSession({ sessionId: newId(), reason: ' \n ', idempotencyKey })
    expect(await inputRefusal(empty)).toBe('reason required')
  })

  it('keys that are missing, too long or hold a NUL, on every write that takes one', async () => {
    const bad = { '': 'required', [key().repeat(300)]: 'too_long 128', 'a\0b': 'malformed' }
    for (const [idempotencyKey, problem] of Object.entries(bad)) {
      const activity = { ...spoons, siteId: scene.site.id }
      const plan = planAt(scene.activity, '2027-03-02 10:00')
      const sessionId = newId()
      for (const call of [
        asOperator.putSite({ site: workshop, idempotencyKey }),
        asManager.createActivity({ activity, idempotencyKey }),
        asManager.draftSession({ plan, idempotencyKey }),
        asManager.publishSession({ what: { case: 'plan', value: plan }, idempotencyKey }),
        asManager.changeSession({ sessionId, idempotencyKey }),
        asManager.cancelSession({ sessionId, reason: 'x', idempotencyKey }),
      ]) {
        expect(await inputRefusal(call)).toBe(`idempotencyKey ${problem}`)
      }
    }
  })
})

describe('a bad list is refused with its field', () => {
  it('pages and cursors', async () => {
    const list = (page: object) => inputRefusal(asManager.listSessions({ siteId: scene.site.id, page }))
    expect(await list({ first: -1 })).toBe('first too_small 1')
    expect(await list({ first: 1_000_000 })).toBe('first too_large 100')
    const cursors = ['x', 'AA', Buffer.from('[1e400,"x"]').toString('base64url'), 'z'.repeat(10_000)]
    for (const after of cursors) expect(await list({ after })).toBe('after malformed')
    const farAway = Buffer.from(JSON.stringify([1e15, newId()])).toString('base64url')
    expect(await list({ after: farAway })).toBe('after malformed')
    const tooMany = asManager.getSites({ ids: Array.from({ length: 501 }, newId) })
    expect(await inputRefusal(tooMany)).toBe('ids too_large 500')
  })

  it('statuses, crafts and rectangles', async () => {
    const { site } = scene
    const statuses = (values: number[]) =>
      inputRefusal(asManager.listSessions({ siteId: site.id, statuses: values }))
    expect(await statuses([2, 0])).toBe('statuses[1] unknown')
    expect(await statuses([77])).toBe('statuses[0] unknown')
    expect(await inputRefusal(asManager.listSites({ crafts: [99 as never] }))).toBe('crafts[0] unknown')
    expect(await inputRefusal(asManager.listSites({ crafts: [0] }))).toBe('crafts[0] required')
    const box = (within: object) =>
      inputRefusal(asManager.listSites({ within: { south: 31, west: 121, north: 32, east: 122, ...within } }))
    expect(await box({ north: 30 })).toBe('within.north too_small 31')
    expect(await box({ east: 120 })).toBe('within.east too_small 121')
    expect(await box({ east: Number.NaN })).toBe('within.east malformed')
    expect(await box({ south: Number.NEGATIVE_INFINITY })).toBe('within.south malformed')
    expect(await box({ north: 91 })).toBe('within.north too_large 90')
  })
})

describe('a bad plan is refused with its field', () => {
  it('moments that are none, or too far ahead', async () => {
    for (const moment of badMoments) {
      const list = asManager.listSessions({ siteId: scene.site.id, from: moment as never })
      expect(await inputRefusal(list)).toBe('from malformed')
      const change = { sessionId: newId(), startsAt: moment as never, idempotencyKey: key() }
      expect(await inputRefusal(asManager.changeSession(change))).toBe('startsAt malformed')
    }
    const far = { sessionId: newId(), startsAt: shanghai('2029-03-02 08:00'), idempotencyKey: key() }
    expect(await inputRefusal(asManager.changeSession(far))).toBe(
      'startsAt too_large 2029-03-01T00:00:00.000Z',
    )
  })

  it('capacities and rooms', async () => {
    const plan = (change: object) =>
      inputRefusal(
        asManager.draftSession({
          plan: { ...planAt(scene.activity, '2027-03-02 10:00'), ...change } as never,
          idempotencyKey: key(),
        }),
      )
    expect(await plan({ capacity: 0 })).toBe('plan.capacity too_small 1')
    expect(await plan({ capacity: -1 })).toBe('plan.capacity too_small 1')
    expect(await plan({ capacity: 1_000_000_000 })).toBe('plan.capacity too_large 5000')
    expect(await plan({ helpersWanted: 21 })).toBe('plan.helpersWanted too_large 20')
    expect(await plan({ startsAt: undefined })).toBe('plan.startsAt required')
    expect(await plan({ room: '\0' })).toBe('plan.room malformed')
    expect(await plan({ room: 'x'.repeat(51) })).toBe('plan.room too_long 50')
    expect(await plan({ room: "木工坊' or 1=1" })).toBe('plan.room unknown')
    expect(await plan({ activityId: 'x' })).toBe('plan.activityId malformed')
    expect(await plan({ siteId: '' })).toBe('plan.siteId required')
  })

  it('activities', async () => {
    const create = (change: object) =>
      inputRefusal(
        asManager.createActivity({
          activity: { ...spoons, siteId: scene.site.id, ...change } as never,
          idempotencyKey: key(),
        }),
      )
    expect(await create({ title: '' })).toBe('activity.title required')
    expect(await create({ title: '字'.repeat(101) })).toBe('activity.title too_long 100')
    expect(await create({ summary: 'a\0b' })).toBe('activity.summary malformed')
    expect(await create({ craft: 0 })).toBe('activity.craft required')
    expect(await create({ craft: 77 })).toBe('activity.craft unknown')
    expect(await create({ level: 77 })).toBe('activity.level unknown')
    expect(await create({ durationMinutes: 0 })).toBe('activity.durationMinutes too_small 5')
    expect(await create({ durationMinutes: 1441 })).toBe('activity.durationMinutes too_large 1440')
    expect(await create({ maximumPartySize: 0 })).toBe('activity.maximumPartySize too_small 1')
    expect(await create({ minimumAge: -3 })).toBe('activity.minimumAge too_small 0')
  })

  it('sites', async () => {
    const put = (change: object) =>
      inputRefusal(asOperator.putSite({ site: { ...workshop, ...change } as never, idempotencyKey: key() }))
    const opening = (weekday: number, opensMinute: number, closesMinute: number) => ({
      ...{ weekday, opensMinute, closesMinute },
    })
    expect(await put({ name: '' })).toBe('site.name required')
    expect(await put({ streetTownCode: '310112999' })).toBe('site.streetTownCode unknown')
    expect(await put({ point: undefined })).toBe('site.point required')
    expect(await put({ point: { latitude: 91, longitude: 0 } })).toBe('site.point.latitude too_large 90')
    expect(await put({ capacity: 5001 })).toBe('site.capacity too_large 5000')
    expect(await put({ crafts: [1, 42] })).toBe('site.crafts[1] unknown')
    expect(await put({ openings: [opening(8, 0, 60)] })).toBe('site.openings[0].weekday too_large 7')
    expect(await put({ openings: [opening(1, 60, 60)] })).toBe('site.openings[0].closesMinute too_small 61')
    expect(await put({ openings: [opening(1, 60, 1441)] })).toBe(
      'site.openings[0].closesMinute too_large 1440',
    )
    const touching = [opening(1, 60, 120), opening(2, 60, 120), opening(1, 120, 180)]
    expect(await put({ openings: touching })).toBe('site.openings[2] malformed')
    const twice = [1, 2].map((capacity) => ({ name: '木工坊', capacity }))
    expect(await put({ rooms: twice })).toBe('site.rooms[1].name malformed')
    expect(await put({ rooms: [{ name: '甲', capacity: 2001 }] })).toBe(
      'site.rooms[0].capacity too_large 2000',
    )
  })
})
