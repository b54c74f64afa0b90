import { must } from '@xingzhi/runtime/assert'
import { type Database, openDatabase, type SqlTx, transaction } from '@xingzhi/runtime/database'
import type { BenchContext } from '../frame/bench.ts'
import type { System } from './system.ts'

/** What a busy district has after some years. */
export interface Years {
  /** Reservations of slots that have ended, of 300,000 people, evenly over five years. */
  past: number
  /** Reservations for the three weeks to come, each of another person. */
  upcoming: number
}

const PER_SLOT = 25
const STEP = 250_000
const LOADERS = 2

/**
 * Loads reservations as years leave them: full slots, their reservations, the answers of the last 30 days under their keys,
 * and in the calendars what has not ended or ended this week. All indexes are there meanwhile; nothing is analysed.
 */
export async function ageSystem(
  { booking }: System,
  { past, upcoming }: Years,
  { progress }: BenchContext,
): Promise<void> {
  const steps: Step[] = [...stepsOf('past', past), ...stepsOf('upcoming', upcoming)]
  const load = async () => {
    const loading = openLoader(booking.url)
    try {
      await loading.sql`create temp table loaded (n bigint, id uuid, starts_at timestamptz)`
      for (let step = steps.shift(); step; step = steps.shift()) {
        const { kind, until, count } = step
        await transaction(loading.sql, (tx) => loadStep(tx, must(step)))
        progress(`loaded ${until} of ${count} ${kind} reservations`)
      }
    } finally {
      await loading.close()
    }
  }
  await Promise.all(Array.from({ length: LOADERS }, load))
  progress('tidying up, as years would have')
  // What loading left to be written and marked is nobody's who reserves later.
  const tidying = openLoader(booking.url)
  try {
    await tidying.sql`vacuum slots, reservations, calendar, idempotency`
    await tidying.sql`checkpoint`
  } finally {
    await tidying.close()
  }
}

function openLoader(url: string): Database {
  return openDatabase({
    url,
    connectionsMax: 1,
    name: 'bench loading',
    statementTimeoutMs: 0,
    // Nobody's answer waits for it.
    parameters: { synchronous_commit: 'off' },
  })
}

function stepsOf(kind: Step['kind'], count: number): Step[] {
  const starts = Array.from({ length: Math.ceil(count / STEP) }, (_, at) => at * STEP)
  return starts.map((from) => ({ kind, from, until: Math.min(count, from + STEP), count }))
}

interface Step {
  kind: 'past' | 'upcoming'
  from: number
  until: number
  count: number
}

async function loadStep(sql: SqlTx, { kind, from, until, count }: Step): Promise<void> {
  const isPast = kind === 'past'
  const [spread, people] = isPast ? ['-5 years', 300_000] : ['21 days', count]
  await sql`truncate loaded`
  await sql`
    insert into loaded
    select n, uuidv7(starts_at - interval '14 days' - now()), starts_at
    from generate_series(${from / PER_SLOT}::int, ${until / PER_SLOT}::int - 1) as n,
      lateral (select date_trunc('minute', now() + n * (${spread}::text::interval * ${PER_SLOT} / ${count}))
        + case when ${isPast} then interval '-3 hours' else interval '1 day' end as starts_at) as slot`
  await sql`
    insert into slots (id, kind, status, wanted, capacity, reserved, reservation_count, maximum_party_size, version,
      source_version, opens_at, closes_at, starts_at, ends_at, theme, route_id, latitude, longitude)
    select id, 'DEPARTURE', 'ACTIVE', ${PER_SLOT}, ${PER_SLOT}, ${PER_SLOT}, ${PER_SLOT}, 4, ${PER_SLOT}, 1,
      starts_at - interval '14 days', starts_at, starts_at, starts_at + interval '2 hours', 'HISTORY', uuidv7(),
      31.1, 121.4
    from loaded`
  await sql`
    with made as (
      insert into reservations (id, slot_id, person_id, party_size, code, created_at)
      select uuidv7(starts_at - interval '5 days' - now()), loaded.id, md5(${kind}::text || at % ${people})::uuid, 1,
        upper(substr(md5(${kind}::text || 'code' || at), 1, 12)), starts_at - interval '5 days'
      from loaded, lateral (select n * ${PER_SLOT} + place as at from generate_series(0, ${PER_SLOT - 1}) as place) as it
      returning id, slot_id, person_id, created_at
    ), answered as (
      insert into idempotency (person_id, operation, key, request_hash, response, at)
      select person_id, 'Reserve', gen_random_uuid()::text, 'L7CmZJ4Kcd0PMxjTSI4vHr8hXBxEtdUsGJZ1bo6WmXQ', uuid_send(id), created_at
      from made where created_at > now() - interval '30 days'
    )
    insert into calendar (subject_id, kind, person_id, slot_id, period)
    select made.id, 'RESERVATION', person_id, slot_id, tstzrange(starts_at, starts_at + interval '2 hours')
    from made join loaded on loaded.id = slot_id
    where starts_at > now() - interval '7 days'`
}
