import { must } from '@xingzhi/runtime/assert'
import type { Sql } from '@xingzhi/runtime/database'
import type { Truth } from '@xingzhi/runtime/truth'
import type { Finding } from './finding.ts'

const NAMED_MAX = 100_000

/** One service's own truths, all of one moment. */
export async function recount(service: string, sql: Sql, truths: readonly Truth[]): Promise<Finding[]> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const findings: Finding[] = []
    for (const { name, count, violations } of truths) {
      const [row] = await tx.unsafe<{ counted: number }[]>(count)
      // As a part of its own: with the limit in sight, the plan would count on finding many at once.
      const rows = await tx.unsafe<{ id: string; why: string }[]>(
        `with broken as materialized (${violations}) select id, why from broken limit ${NAMED_MAX}`,
      )
      const named = rows.map(({ id, why }) => `${id}: ${why}`)
      if (rows.length === NAMED_MAX) named.push(`… and more: only the first ${NAMED_MAX} are named`)
      findings.push({ truth: `${service}: ${name}`, counted: must(row).counted, violations: named })
    }
    return findings
  }) as Promise<Finding[]>
}
