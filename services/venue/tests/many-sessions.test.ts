import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publish, putManagedSite } from './site-data.ts'
import { operator, startVenue, type Venue } from './start-venue.ts'

const siteCount = 16
const sessionsPerSite = 100
const callers = 8

let venue: Venue
let siteId: string
beforeAll(async () => {
  venue = await startVenue()
})
afterAll(() => venue.stop())

describe('publishing in bulk', () => {
  it('takes 1,600 sessions from eight callers and tells each once', async () => {
    const scenes = await Promise.all(Array.from({ length: siteCount }, () => putManagedSite(venue)))
    siteId = must(scenes[0]).site.id
    const jobs = scenes.flatMap(({ activity }) =>
      Array.from({ length: sessionsPerSite }, (_, index) => ({ activity, wall: wallTime(index) })),
    )
    const client = venue.as(operator)
    let next = 0
    const work = async () => {
      for (let job = jobs[next++]; job; job = jobs[next++])
        await publish(client, job.activity, job.wall, { capacity: 8 })
    }
    await Promise.all(Array.from({ length: callers }, work))
    await venue.service.drain()
    expect(venue.told.filter((message) => message.type.endsWith('SessionPublished'))).toHaveLength(
      jobs.length,
    )
  })

  it('leaves lists that read no table from end to end', async () => {
    const { sql } = venue.database
    const id = newId()
    await sql`
      insert into activities
      select gen_random_uuid(), site_id, title, title_en, craft, summary, summary_en, duration_minutes, minimum_age,
        maximum_party_size, level, materials, step_free, demo
      from activities, generate_series(1, 100)`
    await sql`analyze`
    const statements = [
      sql`select * from sessions where site_id = ${siteId} and status = any('{PUBLISHED}'::text[])
          and (starts_at, id) > (now(), ${id}) order by starts_at, id limit 21`,
      sql`select * from sessions where site_id = ${siteId} and status = 'PUBLISHED'
          and starts_at > now() - interval '24 hours' and starts_at < now() and ends_at > now()`,
      sql`select * from sessions where id = any(${sql.array([id])}::uuid[])`,
      sql`select * from sessions where published_at is not null and id > ${id} order by id limit 500`,
      sql`select * from audit_entries where site_id = ${siteId} and id < ${id} order by id desc limit 21`,
      sql`select * from activities where site_id = ${siteId} and id < ${id} order by id desc limit 21`,
    ]
    for (const statement of statements) {
      const plan = await sql<{ 'QUERY PLAN': string }[]>`explain ${statement}`
      const lines = plan.map((row) => row['QUERY PLAN']).join('\n')
      expect(lines).toMatch(/Index/)
      expect(lines).not.toMatch(/Seq Scan on (sessions|audit_entries|activities)|Sort/)
    }
  })
})

/** Four sessions a day in the first room, on one working day after the other. */
function wallTime(index: number): string {
  const workday = Math.floor(index / 4)
  const day = new Date(Date.UTC(2027, 2, 2 + Math.floor(workday / 4) * 7 + (workday % 4)))
  const hour = String(9 + (index % 4) * 2).padStart(2, '0')
  return `${day.toISOString().slice(0, 10)} ${hour}:00`
}
