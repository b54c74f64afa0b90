import type { Sql } from '@xingzhi/runtime/database'
import { listViolations } from '@xingzhi/runtime/truth'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { routeTruths } from '../src/truths.ts'
import { checkTruths } from './check-truths.ts'
import { key, putWalk, schedule } from './route-data.ts'
import { citizen, type RouteSystem, startRoute } from './start-route.ts'

let system: RouteSystem
let ids: { departure: string; walk: string; station: string; route: string }
beforeAll(async () => {
  system = await startRoute()
  const { first, route } = await putWalk(system)
  const departure = await schedule(system, route, '2027-03-10 10:00')
  await schedule(system, route, '2027-03-12 10:00')
  const { walk } = await system.as(citizen).startWalk({ routeId: route.id, idempotencyKey: key() })
  const walkId = walk?.id ?? ''
  const proof = { case: 'accuracyMetres' as const, value: 5 }
  await system.as(citizen).checkIn({ walkId, stationId: first.id, proof, idempotencyKey: key() })
  ids = { departure: departure.id, walk: walkId, station: first.id, route: route.id }
  // What stands behind the code is taken away, so that the truths alone have to see what is wrong.
  await system.sql.unsafe(`
    alter table stays disable trigger user; alter table stays drop constraint stays_departure_id_fkey;
    alter table stamps drop constraint stamps_pkey, drop constraint stamps_claimed;
    alter table departures drop constraint departures_capacity; drop index walks_under_way`)
})
afterAll(() => system.stop())

const breaks: Record<string, (sql: Sql) => Promise<unknown>> = {
  'no station is over its capacity at any moment': (sql) =>
    sql`update stations set capacity = 29 where id = ${ids.station}`,
  'what a departure takes of its stations is what it was planned for, while it stands': (sql) =>
    sql`update stays set people = 29 where departure_id = ${ids.departure} and position = 0`,
  'places are those of the confirmed guides, within what was booked': (sql) =>
    sql`update departures set capacity = 15 where id = ${ids.departure}`,
  'a timetable begins with its departure, ends with it, and goes on from stop to stop': (sql) =>
    sql`update stays set arrives_at = arrives_at + interval '1 minute'
        where departure_id = ${ids.departure} and position = 0`,
  'who is decided without a guide does not go': (sql) =>
    sql`update departures set decided_at = decide_at where id = ${ids.departure}`,
  'a departure waits for another guide only while one is missing': (sql) =>
    sql`update departures set settles_at = starts_at, guides_confirmed = guides_wanted where id = ${ids.departure}`,
  'every departure that was promised exists': (sql) =>
    sql`delete from departures where id = ${ids.departure}`,
  'a station is stamped once in a walk, not before it is said to have been visited': (sql) =>
    sql`update stamps set claimed_at = at + interval '1 second' where walk_id = ${ids.walk}`,
  'what a stamp proves happened within its walk': (sql) =>
    sql`update stamps set visited_at = at - interval '1 day' where walk_id = ${ids.walk}`,
  'a walk is completed by stamps, and one of a person and route is under way': (sql) =>
    sql`insert into walks (id, person_id, route_id, started_at)
        values (gen_random_uuid(), ${citizen.personId}, ${ids.route}, now())`,
}

it('all truths hold of what the service made', () => checkTruths(system.sql))

it('each truth of this service is broken below', () => {
  const own = routeTruths.truths.map(({ name }) => name)
  expect(own).toEqual(expect.arrayContaining(Object.keys(breaks)))
  expect(own.filter((name) => !(name in breaks))).toEqual([
    'no dead letters',
    'every kept answer is one: an answer or a refusal',
    'what waits to be told names nobody',
  ])
})

it.each(Object.keys(breaks))('sees when this is not so: %s', async (name) => {
  const undo = new Error('undone')
  const seen = system.sql.begin(async (tx) => {
    await breaks[name]?.(tx as unknown as Sql)
    const violations = await listViolations(tx, routeTruths.truths)
    expect(violations.map(({ truth }) => truth)).toContain(name)
    throw undo
  })
  await expect(seen).rejects.toBe(undo)
})

it('what is told and followed reads as rows of facts', async () => {
  for (const { rows } of [...routeTruths.tells, ...routeTruths.follows]) {
    const found = await system.sql.unsafe(rows)
    for (const row of found) expect(Object.keys(row)).toEqual(['id', 'version', 'facts'])
  }
  await system.staff(ids.departure, 1, 7)
  const followed = await system.sql.unsafe(routeTruths.follows[0]?.rows ?? '')
  expect(followed).toEqual([{ id: ids.departure, version: 7, facts: { claimed: 1 } }])
})
