import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import {
  SessionCancelledSchema,
  SessionChangedSchema,
  SessionPublishedSchema,
  SiteChangedSchema,
} from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createActivity,
  key,
  publish,
  putManagedSite,
  putSite,
  refusalFrom,
  type SiteInit,
  workshop,
} from './site-data.ts'
import { citizen, manager, operator, startVenue, type Venue } from './start-venue.ts'

let venue: Venue
beforeAll(async () => {
  venue = await startVenue()
})
afterAll(() => venue.stop())

/** Without `$typeName`: what carries it counts as a whole message, whose parts are messages too. */
const change = ({ $typeName: _, ...site }: Record<string, unknown>) =>
  venue.as(operator).putSite({ site: site as SiteInit, idempotencyKey: key() })
const toldOfSite = (id: string) => venue.toldOf(SiteChangedSchema).filter((event) => event.site?.id === id)

describe('PutSite', () => {
  it('makes a site that everybody can read, and tells it', async () => {
    const site = await putSite(venue)
    expect(site).toMatchObject({ ...workshop, version: 1n })
    expect((await venue.as(undefined).getSites({ ids: [newId(), site.id] })).sites).toEqual([site])
    await venue.service.drain()
    expect(toldOfSite(site.id)).toMatchObject([{ site, managerIds: [] }])
  })

  it('changes it whole, with the next version; the same again changes nothing', async () => {
    const site = await putSite(venue)
    const wanted = { ...site, name: '新名字', rooms: [{ name: '陶艺室', capacity: 9 }], openings: [] }
    const changed = must((await change(wanted)).site)
    expect(changed).toMatchObject({ ...wanted, version: 2n })
    expect((await change(wanted)).site).toEqual(changed)
    const back = await change({ ...site, rooms: [...(workshop.rooms ?? [])].reverse() })
    expect(back.site?.rooms.map((room) => room.name)).toEqual(['纸艺室', '木工坊'])
    await venue.service.drain()
    expect(toldOfSite(site.id).map((event) => event.site?.version)).toEqual([1n, 2n, 3n])
  })

  it('of an unknown id is NOT_FOUND', async () => {
    expect(await refusalFrom(change({ ...workshop, id: newId() }))).toMatchObject({
      code: 'NOT_FOUND',
      facts: { what: 'site' },
    })
  })

  it('is refused where published sessions stand against it, and keeps them where hours change', async () => {
    const { site, activity } = await putManagedSite(venue)
    await publish(venue.as(manager), activity, '2027-03-02 10:00', { capacity: 18 })
    const attempt = (what: object) => refusalFrom(change({ ...site, ...what }))
    expect(await attempt({ capacity: 17 })).toMatchObject({
      code: 'OVER_SITE_CAPACITY',
      facts: { of: 'site' },
    })
    expect(await attempt({ rooms: [{ name: '木工坊', capacity: 17 }] })).toMatchObject({
      code: 'OVER_SITE_CAPACITY',
      facts: { of: 'room', capacity: '17' },
    })
    expect(await attempt({ rooms: [] })).toMatchObject({ code: 'ROOM_TAKEN', facts: { room: '木工坊' } })
    expect(
      (await change({ ...site, openings: [], rooms: [{ name: '木工坊', capacity: 18 }] })).site,
    ).toMatchObject({
      openings: [],
    })
  })

  it('that moves the site tells the new point with each upcoming session', async () => {
    const { site, activity } = await putManagedSite(venue)
    const session = await publish(venue.as(manager), activity, '2027-03-02 10:00')
    const point = { latitude: 31.1, longitude: 121.4 }
    await change({ ...site, point })
    await venue.service.drain()
    const told = venue.toldOf(SessionChangedSchema).filter((event) => event.facts?.session?.id === session.id)
    expect(told).toMatchObject([{ facts: { point, session: { version: 2n, startsAt: session.startsAt } } }])
  })

  it('is answered once per key', async () => {
    const request = { site: workshop, idempotencyKey: key() }
    const answers = await Promise.all([1, 2, 3].map(() => venue.as(operator).putSite(request)))
    expect(new Set(answers.map((answer) => answer.site?.id)).size).toBe(1)
  })
})

describe('listing sites', () => {
  it('finds those in a rectangle with any of the crafts, page by page by id', async () => {
    const point = (longitude: number) => ({ point: { latitude: 30.5, longitude } })
    const east = await putSite(venue, { ...point(120.2), crafts: [Craft.CERAMICS] })
    const west = await putSite(venue, { ...point(120.1), crafts: [Craft.WOOD, Craft.OTHER] })
    await putSite(venue, point(119))
    const within = { south: 30.4, west: 120, north: 30.6, east: 120.3 }
    const list = (request: object) => venue.as(undefined).listSites({ within, ...request })
    expect((await list({})).sites).toEqual([east, west])
    expect((await list({ crafts: [Craft.CERAMICS, Craft.LEATHER] })).sites).toEqual([east])
    const first = await list({ page: { first: 1 } })
    expect(first).toMatchObject({ sites: [east], pageInfo: { hasNextPage: true } })
    const second = await list({ page: { first: 1, after: must(first.pageInfo?.cursors[0]) } })
    expect(second).toMatchObject({ sites: [west], pageInfo: { hasNextPage: false } })
  })

  it('knows the fourteen street-towns', async () => {
    const { streetTowns } = await venue.as(undefined).listStreetTowns({})
    expect(streetTowns).toHaveLength(14)
    expect(streetTowns[5]).toMatchObject({ code: '310112102', name: '七宝镇', nameEn: 'Qibao Town' })
  })
})

describe('activities', () => {
  it('are listed the newest first and are demo where the site is', async () => {
    const { site, activity } = await putManagedSite(venue)
    const newer = await createActivity(venue.as(manager), site.id, { title: '竹编', craft: Craft.OTHER })
    expect(newer).toMatchObject({ title: '竹编', demo: true })
    const list = (page: object) => venue.as(undefined).listActivities({ siteId: site.id, page })
    const first = await list({ first: 1 })
    expect(first).toMatchObject({ activities: [newer], pageInfo: { hasNextPage: true } })
    const second = await list({ first: 1, after: must(first.pageInfo?.cursors[0]) })
    expect(second).toMatchObject({ activities: [activity], pageInfo: { hasNextPage: false } })
    const read = await venue.as(undefined).getActivities({ ids: [activity.id, newId(), newer.id] })
    expect(read.activities).toEqual([activity, newer])
  })

  it('of an unknown site are NOT_FOUND', async () => {
    expect(await refusalFrom(createActivity(venue.as(operator), newId()))).toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('grants', () => {
  it('are given once and taken once, and travel with the site', async () => {
    const site = await putSite(venue)
    const who = { siteId: site.id, personId: citizen.personId }
    const given = await venue.as(operator).grantSite(who)
    expect(given.grant).toMatchObject({ ...who, grantedBy: operator.personId })
    expect(await venue.as(operator).grantSite(who)).toEqual(given)
    await createActivity(venue.as(citizen), site.id)
    expect(
      (await venue.as(citizen).listGrants({ of: { case: 'personId', value: citizen.personId } })).grants,
    ).toEqual([given.grant])
    await venue.as(operator).revokeSite(who)
    await venue.as(operator).revokeSite(who)
    expect((await refusalFrom(createActivity(venue.as(citizen), site.id))).code).toBe('FORBIDDEN')
    await venue.service.drain()
    expect(toldOfSite(site.id).map((event) => [event.site?.version, event.managerIds])).toEqual([
      [1n, []],
      [2n, [citizen.personId]],
      [3n, []],
    ])
    expect((await refusalFrom(venue.as(operator).grantSite({ ...who, siteId: newId() }))).code).toBe(
      'NOT_FOUND',
    )
  })
})

describe('the audit log', () => {
  it('keeps who did what, with old and new, the newest first', async () => {
    const { site, activity } = await putManagedSite(venue)
    const { id } = await publish(venue.as(manager), activity, '2027-03-02 10:00')
    await venue.as(operator).changeSession({ sessionId: id, capacity: 12, idempotencyKey: key() })
    await venue.as(manager).cancelSession({ sessionId: id, reason: '下雨', idempotencyKey: key() })
    const { entries } = await venue.as(manager).listAuditEntries({ siteId: site.id })
    expect(entries.map(({ operation, actorId, subjectId }) => [operation, actorId, subjectId])).toEqual([
      ['CancelSession', manager.personId, id],
      ['ChangeSession', operator.personId, id],
      ['PublishSession', manager.personId, id],
      ['CreateActivity', manager.personId, activity.id],
      ['GrantSite', operator.personId, manager.personId],
      ['PutSite', operator.personId, site.id],
    ])
    expect(JSON.parse(must(entries[1]).changeJson)).toEqual({ capacity: { old: 10, new: 12 } })
    const page = await venue.as(manager).listAuditEntries({ siteId: site.id, page: { first: 2 } })
    const after = must(page.pageInfo?.cursors[1])
    const next = await venue.as(manager).listAuditEntries({ siteId: site.id, page: { first: 4, after } })
    expect([...page.entries, ...next.entries]).toEqual(entries)
  })
})

describe('republish', () => {
  it('tells every site and every session that was ever published, as they stand', async () => {
    const fresh = await startVenue()
    try {
      const { site, activity } = await putManagedSite(fresh)
      const open = await publish(fresh.as(manager), activity, '2027-03-02 10:00')
      const gone = await publish(fresh.as(manager), activity, '2027-03-02 14:00')
      await fresh.as(manager).cancelSession({ sessionId: gone.id, reason: '下雨', idempotencyKey: key() })
      await fresh.service.drain()
      fresh.told.length = 0
      expect(await fresh.service.republish()).toBe(3)
      await fresh.service.drain()
      expect(fresh.toldOf(SiteChangedSchema)).toMatchObject([
        { site: { id: site.id, version: 2n }, managerIds: [manager.personId] },
      ])
      expect(fresh.toldOf(SessionPublishedSchema)).toMatchObject([{ facts: { session: open } }])
      expect(fresh.toldOf(SessionCancelledSchema)).toMatchObject([{ facts: { session: { id: gone.id } } }])
    } finally {
      await fresh.stop()
    }
  })
})
