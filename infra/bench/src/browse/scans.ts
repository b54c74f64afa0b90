import { openDatabase, type Sql } from '@xingzhi/runtime/database'
import { eventually } from '@xingzhi/runtime/testing/eventually'

/** They hold what the installation knows, or one row, not what happens in it. */
const FIXED = ['street_towns', 'migrations', 'laid_functions', 'relay']

/** How often each table that grows was read from end to end so far, by `venue.sessions`. */
export async function sequentialScans(databases: Record<string, string>): Promise<Map<string, number>> {
  const scans = new Map<string, number>()
  for (const [service, url] of Object.entries(databases)) {
    const { sql, close } = openDatabase({ url, connectionsMax: 1, name: 'bench' })
    try {
      await tellStatistics(sql)
      const rows = await sql<{ name: string; scans: number }[]>`
        select relname as name, coalesce(seq_scan, 0)::int as scans from pg_stat_user_tables
        where relname <> all(${FIXED}::text[])`
      for (const row of rows) scans.set(`${service}.${row.name}`, row.scans)
    } finally {
      await close()
    }
  }
  return scans
}

/** A connection tells what it read when it ends. The services open new ones. */
async function tellStatistics(sql: Sql): Promise<void> {
  await eventually(async () => {
    const { count } = await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name in ('venue', 'booking')`
    if (count > 0) throw new Error('a connection has not ended yet')
  })
}
