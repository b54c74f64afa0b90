import type { Sql, SqlTx } from './database.ts'

/** Something that holds of a service's database whatever happened. Both statements are plain SQL without parameters. */
export interface Truth {
  /** A short sentence. */
  name: string
  /** One row, `counted`: how many things it is about. */
  count: string
  /** A row, `id` and `why` (both text), for each thing that it does not hold for. */
  violations: string
}

/** Rows that one service tells and another keeps: `id` uuid, `version` bigint, `facts` jsonb; the same facts on both sides. */
export interface SharedRows {
  /** As both sides call them: `sessions`. */
  name: string
  rows: string
}

export interface FollowedRows extends SharedRows {
  /** The service that tells them. */
  of: string
}

/** What a service's database can be held to. */
export interface ServiceTruths {
  truths: Truth[]
  tells: SharedRows[]
  follows: FollowedRows[]
}

export interface Violation {
  truth: string
  id: string
  why: string
}

/** Every violation of these truths, found by one statement: of one moment, also while others write. */
export function listViolations(sql: Sql | SqlTx, truths: readonly Truth[]): Promise<Violation[]> {
  const parts = truths.map(
    ({ name, violations }) =>
      `select '${name.replaceAll("'", "''")}' as truth, broken.id, broken.why from (${violations}) as broken`,
  )
  return sql.unsafe<Violation[]>(parts.join('\nunion all\n'))
}

/** What holds of the tables that the runtime brings to each service. */
export const runtimeTruths: Truth[] = [
  {
    name: 'no dead letters',
    count: 'select count(*) as counted from dead_letters',
    violations: `
      select id::text as id, type || ' of ' || key || ', given up by ' || consumer as why
      from dead_letters where replayed_at is null`,
  },
  {
    name: 'every kept answer is one: an answer or a refusal',
    count: 'select count(*) as counted from idempotency',
    violations: `
      select person_id || ' ' || operation as id, 'has both or neither under a key of ' || at as why
      from idempotency where (response is null) = (refusal is null)`,
  },
  {
    name: 'what waits to be told names nobody',
    count: 'select count(*) as counted from outbox',
    violations: `
      select id::text as id, 'holds a name, a contact or a code, told of ' || key as why from outbox
      where jsonb_path_exists(messages, 'strict $.**.displayName')
         or jsonb_path_exists(messages, 'strict $.**.contact') or jsonb_path_exists(messages, 'strict $.**.code')`,
  },
]
