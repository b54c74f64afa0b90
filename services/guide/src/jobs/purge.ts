import type { Job } from '@xingzhi/runtime/jobs'
import { daysBefore, purgeJob } from '@xingzhi/runtime/purge'
import type { GuideKeeping } from '../config.ts'
import type { Context } from '../context.ts'
import { deleteAuditEntries } from '../db/audit-entries.ts'

/** Drops audit entries that are past their keeping. */
export function purgeGuide(
  { sql, clock }: Pick<Context, 'sql' | 'clock'>,
  { auditKeptDays }: GuideKeeping,
): Job {
  const steps = (now: Date) => [
    (rowsMax: number) => deleteAuditEntries(sql, daysBefore(now, auditKeptDays), rowsMax),
  ]
  return purgeJob('purge of the audit log', steps, clock)
}
