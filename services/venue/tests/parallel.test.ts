import { fromBinary } from '@bufbuild/protobuf'
import {
  SessionCancelledSchema,
  SessionChangedSchema,
  SessionPublishedSchema,
} from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import type { Activity, Session } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { readSoak } from '@xingzhi/runtime/testing/config'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { key, publish, putManagedSite, shanghai } from './site-data.ts'
import { manager, operator, startVenue, type Venue } from './start-venue.ts'

const soak = readSoak(process.env)

let venue: Venue
beforeAll(async () => {
  venue = await startVenue()
})
afterAll(() => venue.stop())

const quarter = fc.integer({ min: 0, max: 26 })
const room = fc.constantFrom('', '木工坊', '木工坊', '纸艺室', '纸艺室')
const capacity = fc.integer({ min: 1, max: 20 })
const command = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('publish' as const), quarter, room, capacity }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('change' as const), quarter, room, capacity, which: fc.nat() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), which: fc.nat() }) },
)
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never

describe('many managers at once', () => {
  it('never give a room twice or a site too many people, and tell each session in order up to where it stands', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 30, maxLength: 60 }), async (commands) => {
        const { site, activity } = await putManagedSite(venue)
        const made: string[] = []
        await Promise.all(commands.map((each) => refusedOrDone(perform(each, activity, made))))
        await venue.service.drain()
        expect(await conflictsAt(site.id)).toEqual({ overlaps: 0, peak: expect.any(Number), isOver: false })
        const { sessions } = await venue.as(operator).getSessions({ ids: made })
        expect(sessions).toHaveLength(made.length)
        for (const session of sessions) expectToldUpTo(session)
      }),
      soak.draws(8),
    )
  })

  it('find a room gone or a session in it, never both', async () => {
    for (let run = 0; run < 8; run++) {
      const { site, activity } = await putManagedSite(venue)
      const { $typeName: _, ...plain } = site
      const withoutRooms = { ...plain, rooms: [] }
      const [published, removed] = await Promise.allSettled([
        publish(venue.as(manager), activity, '2027-03-02 10:00'),
        venue.as(operator).putSite({ site: withoutRooms, idempotencyKey: key() }),
      ])
      expect([published.status, removed.status].sort()).toEqual(['fulfilled', 'rejected'])
    }
  })
})

async function perform(each: Command, activity: Activity, made: string[]): Promise<void> {
  if (each.kind === 'publish') {
    const { room, capacity } = each
    const session = await publish(venue.as(manager), activity, wallTime(each.quarter), { room, capacity })
    made.push(session.id)
    return
  }
  // Commands start together: let some sessions come to exist.
  await venue.as(operator).listSessions({ siteId: activity.siteId })
  const sessionId = made[each.which % Math.max(made.length, 1)]
  if (!sessionId) return
  if (each.kind === 'cancel') {
    await venue.as(manager).cancelSession({ sessionId, reason: '下雨', idempotencyKey: key() })
    return
  }
  const { room, capacity } = each
  const startsAt = shanghai(wallTime(each.quarter))
  await venue.as(operator).changeSession({ sessionId, room, capacity, startsAt, idempotencyKey: key() })
}

async function refusedOrDone(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!refusalOf(error)) throw error
  })
}

async function conflictsAt(siteId: string): Promise<unknown> {
  const rows = await venue.database.sql`
    with running as (select * from sessions where site_id = ${siteId} and status = 'PUBLISHED'),
    loads as (
      select one.id, sum(other.capacity)::int as people from running one
      join running other on other.starts_at <= one.starts_at and one.starts_at < other.ends_at group by one.id)
    select
      (select count(*) from running one join running other on one.id < other.id and one.during && other.during
        and (one.room is null or other.room is null or one.room = other.room)) as overlaps,
      (select coalesce(max(people), 0) from loads) as peak,
      (select coalesce(max(people), 0) from loads) > (select capacity from sites where id = ${siteId}) as "isOver"`
  return rows[0]
}

function expectToldUpTo(session: Session): void {
  const schemas = [SessionPublishedSchema, SessionChangedSchema, SessionCancelledSchema]
  const told = venue.told
    .filter((message) => message.key === session.id)
    .map((message) => {
      const schema = must(schemas.find((each) => each.typeName === message.type))
      return must(fromBinary(schema, message.payload).facts?.session)
    })
  expect(told.map((each) => Number(each.version))).toEqual(told.map((_, index) => index + 1))
  expect(told.at(-1)).toEqual(session)
}

/** Quarters of an hour after nine, on one day. */
function wallTime(quarters: number): string {
  const minutes = 540 + quarters * 15
  const two = (value: number) => String(value).padStart(2, '0')
  return `2027-03-02 ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
