import {
  SessionCancelledSchema,
  SessionChangedSchema,
  SessionPublishedSchema,
} from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { SessionStatus } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { key, planAt, publish, putManagedSite, refusalFrom, shanghai } from './site-data.ts'
import { citizen, manager, operator, otherManager, startVenue, type Venue } from './start-venue.ts'

let venue: Venue
beforeAll(async () => {
  venue = await startVenue()
})
afterAll(() => venue.stop())

const change = async (sessionId: string, what: object) =>
  must((await venue.as(manager).changeSession({ sessionId, ...what, idempotencyKey: key() })).session)

const versionsTold = (id: string) =>
  venue.told.filter((message) => message.key === id).map((message) => message.type)

describe('ChangeSession', () => {
  it('moves the session with its end and its closing, and tells it with the next version', async () => {
    const { activity } = await putManagedSite(venue)
    const { id } = await publish(venue.as(manager), activity, '2027-03-02 10:00')
    const moved = await change(id, { startsAt: shanghai('2027-03-03 14:00'), room: '纸艺室', capacity: 12 })
    expect(moved).toMatchObject({
      ...{ startsAt: shanghai('2027-03-03 14:00'), endsAt: shanghai('2027-03-03 15:30') },
      ...{ closesAt: shanghai('2027-03-03 14:00'), room: '纸艺室', capacity: 12, version: 2n },
    })
    await venue.service.drain()
    const told = venue.toldOf(SessionChangedSchema).find((event) => event.facts?.session?.id === id)
    expect(told?.facts).toMatchObject({ session: moved, maximumPartySize: 4 })
    expect(versionsTold(id)).toEqual(['xingzhi.venue.v1.SessionPublished', 'xingzhi.venue.v1.SessionChanged'])
  })

  it('tells how many helpers it wants, from its publication on', async () => {
    const { activity } = await putManagedSite(venue)
    const { id } = await publish(venue.as(manager), activity, '2027-03-02 10:00', { helpersWanted: 2 })
    expect(await change(id, { helpersWanted: 1 })).toMatchObject({ helpersWanted: 1, version: 2n })
    expect(await change(id, { capacity: 12 })).toMatchObject({ helpersWanted: 1 })
    expect(await change(id, { helpersWanted: 0 })).toMatchObject({ helpersWanted: 0, version: 4n })
    await venue.service.drain()
    const wanted = [SessionPublishedSchema, SessionChangedSchema].flatMap((schema) =>
      venue
        .toldOf(schema)
        .flatMap(({ facts }) => (facts?.session?.id === id ? facts.session.helpersWanted : [])),
    )
    expect(wanted).toEqual([2, 1, 1, 0])
  })

  it('of another version than the manager was shown changes nothing, and says so', async () => {
    const { activity } = await putManagedSite(venue)
    const { id, version } = await publish(venue.as(manager), activity, '2027-03-02 10:00')
    const moved = await change(id, { startsAt: shanghai('2027-03-02 13:00'), expectedVersion: version })
    const stale = await refusalFrom(change(id, { capacity: 7, expectedVersion: version }))
    expect(stale).toMatchObject({ code: 'CHANGED', facts: { version: String(moved.version) } })
    expect(await change(id, { capacity: 7, expectedVersion: moved.version })).toMatchObject({
      ...{ capacity: 7, startsAt: shanghai('2027-03-02 13:00') },
    })
  })

  it('may overlap its own old time, and frees it', async () => {
    const { activity } = await putManagedSite(venue)
    const { id } = await publish(venue.as(manager), activity, '2027-03-02 10:00')
    await change(id, { startsAt: shanghai('2027-03-02 10:30') })
    await publish(venue.as(manager), activity, '2027-03-02 09:00')
  })

  it('that does not fit is refused as a publication is, with starts that fit', async () => {
    const { activity } = await putManagedSite(venue)
    await publish(venue.as(manager), activity, '2027-03-02 10:00')
    const { id } = await publish(venue.as(manager), activity, '2027-03-02 13:00')
    const attempt = (what: object) => refusalFrom(change(id, what))
    const taken = await attempt({ startsAt: shanghai('2027-03-02 11:00') })
    expect(taken.code).toBe('ROOM_TAKEN')
    expect(taken.suggestedStarts[0]).toEqual(shanghai('2027-03-02 11:30'))
    expect((await attempt({ startsAt: shanghai('2027-03-02 20:00') })).code).toBe('OUTSIDE_OPENING')
    expect((await attempt({ startsAt: shanghai('2027-03-01 07:00') })).code).toBe('TOO_LATE')
    expect(await attempt({ capacity: 21 })).toMatchObject({
      code: 'OVER_SITE_CAPACITY',
      facts: { of: 'room' },
    })
    expect((await attempt({ room: '地下室' })).facts).toMatchObject({ field: 'room', problem: 'unknown' })
  })

  it('may lower the capacity whatever else has changed since', async () => {
    const { activity, site } = await putManagedSite(venue)
    const { id } = await publish(venue.as(manager), activity, '2027-03-02 10:00', { capacity: 20 })
    await venue.as(operator).putSite({ site: { ...site, openings: [] }, idempotencyKey: key() })
    expect(await change(id, { capacity: 19 })).toMatchObject({ capacity: 19 })
    expect((await refusalFrom(change(id, { startsAt: shanghai('2027-03-02 10:15') }))).code).toBe(
      'OUTSIDE_OPENING',
    )
  })
})

describe('a change', () => {
  it('opens and closes its reservations at other times, and tells so', async () => {
    const { activity } = await putManagedSite(venue)
    const { id } = await publish(venue.as(manager), activity, '2027-03-02 10:00')
    const times = { opensAt: shanghai('2027-03-01 12:00'), closesAt: shanghai('2027-03-02 09:00') }
    expect(await change(id, times)).toMatchObject({ ...times, version: 2n })
    await venue.service.drain()
    const told = venue.toldOf(SessionChangedSchema).find((event) => event.facts?.session?.id === id)
    expect(told?.facts?.session).toMatchObject(times)
  })

  it('that changes nothing keeps the version and is told to nobody', async () => {
    const { activity } = await putManagedSite(venue)
    const session = await publish(venue.as(manager), activity, '2027-03-02 10:00')
    expect(await change(session.id, { capacity: 10 })).toEqual(session)
    expect(await change(session.id, {})).toEqual(session)
    await venue.service.drain()
    expect(versionsTold(session.id)).toHaveLength(1)
  })

  it('of what has started is TOO_LATE, of what is cancelled SLOT_CANCELLED, of what is not NOT_FOUND', async () => {
    const { activity } = await putManagedSite(venue)
    const { id } = await publish(venue.as(manager), activity, '2027-03-02 10:00')
    await venue.as(manager).cancelSession({ sessionId: id, reason: '停电', idempotencyKey: key() })
    expect((await refusalFrom(change(id, { capacity: 3 }))).code).toBe('SLOT_CANCELLED')
    expect(await refusalFrom(change(newId(), { capacity: 3 }))).toMatchObject({
      code: 'NOT_FOUND',
      facts: { what: 'session' },
    })
    const running = await publish(venue.as(manager), activity, '2027-03-01 09:00')
    venue.clock.advance({ hours: 1 })
    const late = await refusalFrom(change(running.id, { capacity: 3 }))
    venue.clock.advance({ hours: -1 })
    expect(late).toMatchObject({ code: 'TOO_LATE', facts: { deadline: '2027-03-01T01:00:00.000Z' } })
  })

  it('is answered once per key', async () => {
    const { activity } = await putManagedSite(venue)
    const { id } = await publish(venue.as(manager), activity, '2027-03-02 10:00')
    const request = { sessionId: id, capacity: 7, idempotencyKey: key() }
    const first = await venue.as(manager).changeSession(request)
    await change(id, { capacity: 8 })
    expect(await venue.as(manager).changeSession(request)).toEqual(first)
    const other = venue.as(manager).changeSession({ ...request, capacity: 9 })
    expect((await refusalFrom(other)).code).toBe('IDEMPOTENCY_MISMATCH')
  })

  it('in parallel gives each change a version of its own, told in order', async () => {
    const { activity } = await putManagedSite(venue)
    const { id } = await publish(venue.as(manager), activity, '2027-03-02 10:00')
    await Promise.all([11, 12, 13, 14, 15, 16].map((capacity) => change(id, { capacity })))
    await venue.service.drain()
    const versions = venue
      .toldOf(SessionChangedSchema)
      .filter((event) => event.facts?.session?.id === id)
      .map((event) => event.facts?.session?.version)
    expect(versions).toEqual([2n, 3n, 4n, 5n, 6n, 7n])
  })
})

describe('CancelSession', () => {
  const cancel = async (sessionId: string, reason = '老师生病') =>
    must((await venue.as(manager).cancelSession({ sessionId, reason, idempotencyKey: key() })).session)

  it('cancels for good, tells why and when, and frees the room', async () => {
    const { activity } = await putManagedSite(venue)
    const { id } = await publish(venue.as(manager), activity, '2027-03-02 10:00')
    const cancelled = await cancel(id)
    expect(cancelled).toMatchObject({
      status: SessionStatus.CANCELLED,
      cancelReason: '老师生病',
      version: 2n,
    })
    await venue.service.drain()
    const told = venue.toldOf(SessionCancelledSchema).filter((event) => event.facts?.session?.id === id)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({
      facts: { session: cancelled },
      cancelledAt: shanghai('2027-03-01 08:00'),
    })
    await publish(venue.as(manager), activity, '2027-03-02 10:00')
  })

  it('again answers as the first time, with another key and reason too', async () => {
    const { activity } = await putManagedSite(venue)
    const { id } = await publish(venue.as(manager), activity, '2027-03-02 10:00')
    const first = await cancel(id)
    expect(await cancel(id, '别的原因')).toEqual(first)
    await venue.service.drain()
    expect(versionsTold(id)).toHaveLength(2)
  })

  it('is TOO_LATE once it has started', async () => {
    const { activity } = await putManagedSite(venue)
    const { id } = await publish(venue.as(manager), activity, '2027-03-01 09:00')
    venue.clock.advance({ hours: 1 })
    const refusal = await refusalFrom(cancel(id))
    venue.clock.advance({ hours: -1 })
    expect(refusal.code).toBe('TOO_LATE')
  })
})

describe('a draft', () => {
  const draftAt = async (...plan: Parameters<typeof planAt>) =>
    must((await venue.as(manager).draftSession({ plan: planAt(...plan), idempotencyKey: key() })).session)

  it('is checked like a publication and told to nobody', async () => {
    const { activity } = await putManagedSite(venue)
    const draft = await draftAt(activity, '2027-03-02 10:00')
    expect(draft).toMatchObject({ status: SessionStatus.DRAFT, version: 1n })
    expect(draft.opensAt).toBeUndefined()
    expect((await refusalFrom(draftAt(activity, '2027-03-02 20:00'))).code).toBe('OUTSIDE_OPENING')
    await change(draft.id, { capacity: 5 })
    await venue.service.drain()
    expect(versionsTold(draft.id)).toEqual([])
  })

  it('is seen by its managers and operators only, before and after it is cancelled', async () => {
    const { activity, site } = await putManagedSite(venue)
    const draft = await draftAt(activity, '2027-03-02 10:00')
    const statuses = [SessionStatus.DRAFT, SessionStatus.CANCELLED]
    const seenBy = async (actor: typeof citizen | undefined) => {
      const read = await venue.as(actor).getSessions({ ids: [draft.id] })
      const listed = await venue.as(actor).listSessions({ siteId: site.id, statuses })
      return [read.sessions.length, listed.sessions.length]
    }
    for (const actor of [manager, operator]) expect(await seenBy(actor)).toEqual([1, 1])
    for (const actor of [undefined, citizen, otherManager]) expect(await seenBy(actor)).toEqual([0, 0])
    const request = { sessionId: draft.id, reason: '不办了', idempotencyKey: key() }
    expect((await refusalFrom(venue.as(otherManager).cancelSession(request))).code).toBe('NOT_FOUND')
    await venue.as(manager).cancelSession(request)
    expect(await seenBy(citizen)).toEqual([0, 0])
    await venue.service.drain()
    const publishing = { what: { case: 'draftId' as const, value: draft.id }, idempotencyKey: key() }
    expect((await refusalFrom(venue.as(manager).publishSession(publishing))).code).toBe('SLOT_CANCELLED')
    expect(versionsTold(draft.id)).toEqual([])
  })

  it('takes no room until it is published, then opens, and is told', async () => {
    const { activity } = await putManagedSite(venue)
    const [one, two] = [
      await draftAt(activity, '2027-03-02 10:00'),
      await draftAt(activity, '2027-03-02 10:00'),
    ]
    const publishDraft = (id: string) =>
      venue.as(manager).publishSession({ what: { case: 'draftId', value: id }, idempotencyKey: key() })
    const { session } = await publishDraft(one.id)
    expect(session).toMatchObject({
      ...{ id: one.id, status: SessionStatus.PUBLISHED, version: 2n, opensAt: shanghai('2027-03-01 08:00') },
    })
    expect((await refusalFrom(publishDraft(two.id))).code).toBe('ROOM_TAKEN')
    expect((await publishDraft(one.id)).session).toEqual(session)
    await venue.service.drain()
    expect(versionsTold(one.id)).toEqual(['xingzhi.venue.v1.SessionPublished'])
    const foreign = { what: { case: 'draftId' as const, value: two.id }, idempotencyKey: key() }
    expect((await refusalFrom(venue.as(otherManager).publishSession(foreign))).code).toBe('NOT_FOUND')
  })
})

describe('reading sessions', () => {
  it('keeps the order of the ids and leaves out what does not exist', async () => {
    const { activity } = await putManagedSite(venue)
    const one = await publish(venue.as(manager), activity, '2027-03-02 10:00')
    const two = await publish(venue.as(manager), activity, '2027-03-02 12:00')
    const { sessions } = await venue.as(undefined).getSessions({ ids: [two.id, newId(), one.id] })
    expect(sessions.map((session) => session.id)).toEqual([two.id, one.id])
  })

  it('lists a site’s sessions by start, page by page, within a time', async () => {
    const { activity, site } = await putManagedSite(venue)
    const walls = ['2027-03-02 14:00', '2027-03-02 09:00', '2027-03-03 09:00', '2027-03-02 12:00']
    const made = []
    for (const wall of walls) made.push(await publish(venue.as(manager), activity, wall))
    const all = made.sort((one, other) => Number(must(one.startsAt).seconds - must(other.startsAt).seconds))
    const list = (request: object) => venue.as(undefined).listSessions({ siteId: site.id, ...request })
    const first = await list({ page: { first: 3 } })
    expect(first.sessions).toEqual(all.slice(0, 3))
    expect(first.pageInfo?.hasNextPage).toBe(true)
    const rest = await list({ page: { first: 3, after: must(first.pageInfo?.cursors[2]) } })
    expect(rest.sessions).toEqual(all.slice(3))
    expect(rest.pageInfo?.hasNextPage).toBe(false)
    const span = { from: shanghai('2027-03-02 10:30'), to: shanghai('2027-03-02 14:00') }
    expect((await list(span)).sessions).toEqual(all.slice(1, 2))
    expect((await list({ from: shanghai('2027-03-02 10:29') })).sessions).toEqual(all)
  })
})
