import { timestampDate } from '@bufbuild/protobuf/wkt'
import { SessionPublishedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { SessionStatus } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { key, planAt, publish, putManagedSite, refusalFrom, shanghai } from './site-data.ts'
import { manager, operator, startVenue, type Venue } from './start-venue.ts'

let venue: Venue
beforeAll(async () => {
  venue = await startVenue()
})
afterAll(() => venue.stop())

describe('PublishSession', () => {
  it('makes a session that ends after the activity, opens now and closes with its start', async () => {
    const { activity, site } = await putManagedSite(venue)
    const session = await publish(venue.as(manager), activity, '2027-03-02 10:00')
    expect(session).toMatchObject({
      ...{ siteId: site.id, activityId: activity.id, room: '木工坊', capacity: 10, demo: true, version: 1n },
      ...{ status: SessionStatus.PUBLISHED, cancelReason: '' },
      ...{ startsAt: shanghai('2027-03-02 10:00'), endsAt: shanghai('2027-03-02 11:30') },
      ...{ opensAt: shanghai('2027-03-01 08:00'), closesAt: shanghai('2027-03-02 10:00') },
    })
    expect((await venue.as(undefined).getSessions({ ids: [session.id] })).sessions).toEqual([session])
  })

  it('tells the world all facts, keyed by the session', async () => {
    const { activity, site } = await putManagedSite(venue)
    const session = await publish(venue.as(manager), activity, '2027-03-02 10:00')
    await venue.service.drain()
    const told = venue.toldOf(SessionPublishedSchema).find((event) => event.facts?.session?.id === session.id)
    expect(told?.facts).toMatchObject({
      session,
      craft: activity.craft,
      maximumPartySize: 4,
      point: site.point,
    })
    expect(venue.told.filter((message) => message.key === session.id)).toHaveLength(1)
  })

  it('keeps the times for reservations that are named', async () => {
    const { activity } = await putManagedSite(venue)
    const times = { opensAt: shanghai('2027-03-01 12:00'), closesAt: shanghai('2027-03-02 09:00') }
    expect(await publish(venue.as(manager), activity, '2027-03-02 10:00', times)).toMatchObject(times)
  })

  it('answers the same key as the first time and tells it once', async () => {
    const { activity } = await putManagedSite(venue)
    const request = {
      what: { case: 'plan' as const, value: planAt(activity, '2027-03-02 10:00') },
      idempotencyKey: key(),
    }
    const first = await venue.as(manager).publishSession(request)
    const again = await venue.as(manager).publishSession(request)
    expect(again).toEqual(first)
    await venue.service.drain()
    expect(venue.told.filter((message) => message.key === must(first.session).id)).toHaveLength(1)
  })

  it('answers twenty calls with one key at once with one session', async () => {
    const { activity } = await putManagedSite(venue)
    const request = {
      what: { case: 'plan' as const, value: planAt(activity, '2027-03-02 10:00') },
      idempotencyKey: key(),
    }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => venue.as(manager).publishSession(request)),
    )
    expect(new Set(answers.map((answer) => answer.session?.id)).size).toBe(1)
  })

  it('keeps a refusal under its key, and refuses the key for another request', async () => {
    const { activity } = await putManagedSite(venue)
    const at = (wall: string) => ({ case: 'plan' as const, value: planAt(activity, wall) })
    const idempotencyKey = key()
    const refused = venue.as(manager).publishSession({ what: at('2027-03-02 18:00'), idempotencyKey })
    const first = await refusalFrom(refused)
    expect(first.code).toBe('OUTSIDE_OPENING')
    const again = venue.as(manager).publishSession({ what: at('2027-03-02 18:00'), idempotencyKey })
    expect(await refusalFrom(again)).toEqual(first)
    const other = venue.as(manager).publishSession({ what: at('2027-03-02 10:00'), idempotencyKey })
    expect((await refusalFrom(other)).code).toBe('IDEMPOTENCY_MISMATCH')
  })
})

describe('a publication that does not fit', () => {
  it('in the past is TOO_LATE and suggests starts from now on', async () => {
    const { activity } = await putManagedSite(venue)
    const refusal = await refusalFrom(publish(venue.as(manager), activity, '2027-03-01 07:30'))
    expect(refusal.code).toBe('TOO_LATE')
    expect(refusal.suggestedStarts).toEqual([
      shanghai('2027-03-01 09:00'),
      shanghai('2027-03-01 10:00'),
      shanghai('2027-03-01 11:00'),
    ])
  })

  it('outside the opening names the hours of the day', async () => {
    const { activity } = await putManagedSite(venue)
    const late = await refusalFrom(publish(venue.as(manager), activity, '2027-03-02 16:00'))
    expect(late).toMatchObject({
      code: 'OUTSIDE_OPENING',
      facts: { weekday: '2', opensMinute: '540', closesMinute: '1020' },
    })
    expect(late.suggestedStarts[0]).toEqual(shanghai('2027-03-02 15:30'))
    const sunday = await refusalFrom(publish(venue.as(manager), activity, '2027-03-07 10:00'))
    expect(sunday).toMatchObject({ code: 'OUTSIDE_OPENING', facts: { weekday: '7' } })
    expect(sunday.suggestedStarts[0]).toEqual(shanghai('2027-03-08 09:00'))
  })

  it('in a room that is taken names what is there, and its suggestions can be published', async () => {
    const { activity } = await putManagedSite(venue)
    await publish(venue.as(manager), activity, '2027-03-02 10:00')
    const refusal = await refusalFrom(publish(venue.as(manager), activity, '2027-03-02 11:00'))
    expect(refusal).toMatchObject({
      code: 'ROOM_TAKEN',
      facts: { room: '木工坊', startsAt: '2027-03-02T02:00:00.000Z', endsAt: '2027-03-02T03:30:00.000Z' },
    })
    expect(refusal.suggestedStarts[0]).toEqual(shanghai('2027-03-02 11:30'))
    for (const startsAt of refusal.suggestedStarts.slice(0, 1)) {
      const plan = planAt(activity, '2027-03-02 11:00', { startsAt })
      const what = { case: 'plan' as const, value: plan }
      await venue.as(manager).publishSession({ what, idempotencyKey: key() })
    }
  })

  it('takes the whole site when it names no room', async () => {
    const { activity } = await putManagedSite(venue)
    await publish(venue.as(manager), activity, '2027-03-02 10:00', { capacity: 5 })
    const whole = publish(venue.as(manager), activity, '2027-03-02 10:00', { room: '', capacity: 5 })
    expect(await refusalFrom(whole)).toMatchObject({ code: 'ROOM_TAKEN', facts: { room: '木工坊' } })
    await publish(venue.as(manager), activity, '2027-03-02 13:00', { room: '', capacity: 5 })
    const inRoom = publish(venue.as(manager), activity, '2027-03-02 13:00', { room: '纸艺室', capacity: 5 })
    expect(await refusalFrom(inRoom)).toMatchObject({ code: 'ROOM_TAKEN', facts: { room: '' } })
  })
})

describe('a publication for too many people, or that names what is not there', () => {
  it('over the capacity of its room, or of the site, says of which', async () => {
    const { activity } = await putManagedSite(venue)
    const room = publish(venue.as(manager), activity, '2027-03-02 10:00', { capacity: 21 })
    expect(await refusalFrom(room)).toMatchObject({
      code: 'OVER_SITE_CAPACITY',
      facts: { of: 'room', capacity: '20' },
      suggestedStarts: [],
    })
    const site = publish(venue.as(manager), activity, '2027-03-02 10:00', { room: '', capacity: 26 })
    expect(await refusalFrom(site)).toMatchObject({ facts: { of: 'site', capacity: '25' } })
  })

  it('over the capacity of the site together with what runs at the same time', async () => {
    const { activity } = await putManagedSite(venue)
    await publish(venue.as(manager), activity, '2027-03-02 10:00', { capacity: 20 })
    const beside = publish(venue.as(manager), activity, '2027-03-02 11:00', { room: '纸艺室', capacity: 6 })
    const refusal = await refusalFrom(beside)
    expect(refusal).toMatchObject({
      code: 'OVER_SITE_CAPACITY',
      facts: { of: 'site', capacity: '25', left: '5' },
    })
    expect(refusal.suggestedStarts[0]).toEqual(shanghai('2027-03-02 11:30'))
    await publish(venue.as(manager), activity, '2027-03-02 11:00', { room: '纸艺室', capacity: 5 })
  })

  it('names an unknown room, activity or site, and an activity of another site', async () => {
    const { activity } = await putManagedSite(venue)
    const other = await putManagedSite(venue)
    const attempt = (plan: object) =>
      refusalFrom(publish(venue.as(manager), activity, '2027-03-02 10:00', plan))
    expect(await attempt({ room: '地下室' })).toMatchObject({
      code: 'INVALID_INPUT',
      facts: { field: 'plan.room', problem: 'unknown' },
    })
    const unknownActivity = { code: 'NOT_FOUND', facts: { what: 'activity' } }
    expect(await attempt({ activityId: newId() })).toMatchObject(unknownActivity)
    expect(await attempt({ activityId: other.activity.id })).toMatchObject(unknownActivity)
    expect(await attempt({ siteId: newId() })).toMatchObject({ code: 'NOT_FOUND', facts: { what: 'site' } })
  })

  it('that nobody could reserve is refused with the field', async () => {
    const { activity } = await putManagedSite(venue)
    const attempt = async (plan: object) =>
      (await refusalFrom(publish(venue.as(manager), activity, '2027-03-02 10:00', plan))).facts
    expect(await attempt({ closesAt: shanghai('2027-03-02 10:01') })).toMatchObject({
      ...{ field: 'plan.closesAt', problem: 'too_large' },
    })
    expect(await attempt({ closesAt: shanghai('2027-03-01 08:00') })).toMatchObject({
      ...{ field: 'plan.closesAt', problem: 'too_small' },
    })
    expect(await attempt({ opensAt: shanghai('2027-03-02 10:00') })).toMatchObject({
      ...{ field: 'plan.opensAt', problem: 'too_large' },
    })
    expect(await attempt({ startsAt: shanghai('2029-03-02 10:00') })).toMatchObject({
      ...{ field: 'plan.startsAt', problem: 'too_large' },
    })
  })
})

describe('races for a room', () => {
  it('let exactly one of two publications win, again and again', async () => {
    const { activity } = await putManagedSite(venue)
    for (const hour of [9, 11, 13, 15]) {
      const wall = `2027-03-03 ${String(hour).padStart(2, '0')}:00`
      const outcomes = await Promise.allSettled(
        [manager, operator, manager, operator].map((actor) => publish(venue.as(actor), activity, wall)),
      )
      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
      for (const outcome of outcomes) {
        if (outcome.status === 'fulfilled') continue
        const refusal = await refusalFrom(Promise.reject(outcome.reason))
        expect(refusal.code).toBe('ROOM_TAKEN')
      }
    }
  })

  it('become ROOM_TAKEN also when only the database saw them', async () => {
    const { activity } = await putManagedSite(venue)
    const { sql } = venue.database
    const inserted = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    const past = sql.begin(async (tx) => {
      await tx`
        insert into sessions (id, site_id, activity_id, room, starts_at, ends_at, capacity, opens_at, closes_at,
          closes_with_start, status, cancel_reason, published_at, demo, version)
        values (${newId()}, ${activity.siteId}, ${activity.id}, '木工坊', '2027-03-04T10:30+08', '2027-03-04T11:30+08',
          5, now(), '2027-03-04T10:30+08', true, 'PUBLISHED', '', now(), true, 1)`
      inserted.resolve()
      await release.promise
    })
    await inserted.promise
    const refused = refusalFrom(publish(venue.as(manager), activity, '2027-03-04 10:00'))
    for (let waits = 0; waits === 0; ) {
      const [row] = await sql<{ count: number }[]>`
        select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
      waits = must(row).count
    }
    release.resolve()
    await past
    const refusal = await refused
    expect(refusal).toMatchObject({ code: 'ROOM_TAKEN', facts: { startsAt: '2027-03-04T02:30:00.000Z' } })
    expect(timestampDate(must(refusal.suggestedStarts[0])).toISOString()).toBe('2027-03-04T01:00:00.000Z')
  })
})
