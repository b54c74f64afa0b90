import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { putRoute, putStation, schedule } from './route-data.ts'
import { type RouteSystem, startRoute } from './start-route.ts'

const stationCount = 30
const routeCount = 10
const stopsEach = 6
const departuresWanted = 100

let system: RouteSystem
let stationIds: string[]
beforeAll(async () => {
  system = await startRoute()
})
afterAll(() => system.stop())

describe('a full day', () => {
  it('of 100 departures over 30 stations is scheduled, whoever does not fit by a suggested start', async () => {
    const stations = await Promise.all(Array.from({ length: stationCount }, () => putStation(system)))
    stationIds = stations.map(({ id }) => id)
    const ways = Array.from({ length: routeCount }, (_, route) =>
      Array.from({ length: stopsEach }, (_, stop) => must(stations[(route * 7 + stop * 11) % stationCount])),
    )
    const routes = await Promise.all(ways.map((way) => putRoute(system, way)))
    let suggested = 0
    for (let index = 0; index < departuresWanted; index++) {
      const route = must(routes[index % routeCount])
      const hour = 9 + Math.floor((index / departuresWanted) * 5)
      if (await scheduleSomewhere(route, `2027-03-10 ${String(hour).padStart(2, '0')}:00`)) suggested++
    }
    expect(suggested).toBeGreaterThan(10)
    const [row] = await system.sql`select count(*)::int as count from departures`
    expect(row).toEqual({ count: departuresWanted })
    await checkTruths(system.sql)
  })

  it('leaves statements that read no table from end to end', async () => {
    const { sql } = system
    // A year of days like this one.
    await sql`alter table stays disable trigger user`
    await sql`
      create temp table copies as
      select departures.*, gen_random_uuid() as copy_id, day from departures, generate_series(1, 60) as day`
    await sql`
      insert into departures
      select copy_id, route_id, starts_at + day * interval '1 day', ends_at + day * interval '1 day', meeting_point,
        guides_wanted, group_size, guides_confirmed, places_limit, capacity, languages, status, cancel_reason,
        cancel_cause, cancelled_at, call_for_help_at + day * interval '1 day', decide_at + day * interval '1 day',
        decided_at, calls_for_help, staffing_version, demo, version
      from copies`
    await sql`
      insert into stays
      select copy_id, position, station_id, arrives_at + day * interval '1 day', leaves_at + day * interval '1 day',
        people, active
      from copies join stays on stays.departure_id = copies.id`
    await sql`alter table stays enable trigger user`
    await sql`analyze`
    const some = sql.array(stationIds.slice(0, 6))
    const id = newId()
    const statements = [
      sql`select * from stays where station_id = any(${some}::uuid[]) and active
          and arrives_at > now() - interval '240 minutes' and arrives_at < now() + interval '1 day' and leaves_at > now()`,
      sql`select * from departures where id = any(${sql.array([id])}::uuid[])`,
      sql`select * from stays where departure_id = ${id} order by position`,
      sql`select * from departures where starts_at > now() and (starts_at, id) > (now(), ${id}) order by starts_at, id limit 21`,
      sql`select * from departures where route_id = ${id} and starts_at > now() order by starts_at, id limit 21`,
      sql`select id from departures where status = 'SCHEDULED' and decided_at is null
          and decide_at <= '2027-03-10' and ends_at > '2027-03-09' limit 250`,
      sql`select id from departures where status = 'SCHEDULED' and not calls_for_help
          and guides_confirmed < guides_wanted and call_for_help_at <= '2027-03-10' and ends_at > '2027-03-09' limit 250`,
      sql`select * from audit_entries where subject_id = ${id} and id < ${id} order by id desc limit 21`,
    ]
    for (const statement of statements) {
      const plan = await sql<{ 'QUERY PLAN': string }[]>`explain ${statement}`
      const lines = plan.map((row) => row['QUERY PLAN']).join('\n')
      expect(lines).toMatch(/Index/)
      expect(lines).not.toMatch(/Seq Scan on (departures|stays|audit_entries)/)
    }
  })
})

/** Whether it had to be elsewhere than wished. */
async function scheduleSomewhere(route: { id: string }, wall: string): Promise<boolean> {
  const plan = { guidesWanted: 1 }
  try {
    await schedule(system, route, wall, plan)
    return false
  } catch (error) {
    const start = refusalOf(error)?.suggestedStarts[0]
    if (!start) throw error
    await schedule(system, route, wall, { ...plan, startsAt: start })
    return true
  }
}
