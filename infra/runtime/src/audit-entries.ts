import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { HandlerContext } from '@connectrpc/connect'
import type { PageRequest } from '@xingzhi/proto/common/v1/page_pb.js'
import { z } from 'zod'
import { requireRole } from './actor.ts'
import type { Changes } from './changes.ts'
import type { Clock } from './clock.ts'
import { type Db, type Sql, sqlOf, type Tx } from './database.ts'
import { firstIdAt, newId } from './ids.ts'
import type { Job } from './jobs.ts'
import { pageOf, readPage } from './page.ts'
import { daysBefore, purgeJob } from './purge.ts'
import { readOptionalId } from './read-input.ts'

// The table `audit_entries` is made by the services that keep one.

/** Who did what to which thing. */
export interface AuditEntry {
  id: string
  at: Date
  /** Undefined: the service itself, when a deadline came. */
  actorId: string | undefined
  /** The RPC's name, or what the service calls its own doing. */
  operation: string
  subjectId: string
  change: Changes
}

const cursor = z.tuple([z.uuid()])

export async function appendAuditEntry(tx: Tx, entry: Omit<AuditEntry, 'id'>): Promise<void> {
  const { at, actorId, operation, subjectId, change } = entry
  const sql = sqlOf(tx)
  await sql`
    insert into audit_entries (id, at, actor_id, operation, subject_id, change)
    values (${newId()}, ${at}, ${actorId ?? null}, ${operation}, ${subjectId}, ${sql.json(change as never)})`
}

/** Answers an operator who asks for all entries, or those of one subject, the newest first. Refuses FORBIDDEN. */
export async function answerAuditEntries(
  db: Db,
  request: { subjectId: string; page?: PageRequest | undefined },
  call: HandlerContext,
) {
  requireRole(call, 'OPERATOR')
  const subjectId = readOptionalId('subjectId', request.subjectId)
  const { limit, after } = readPage(request.page, { cursor })
  const found = await listAuditEntries(sqlOf(db), { subjectId, after: after?.[0], limit })
  const { rows, pageInfo } = pageOf(found, limit, (entry) => [entry.id])
  return { entries: rows.map(auditEntryMessage), pageInfo }
}

/** An entry as the contracts have it. */
export function auditEntryMessage<
  E extends Omit<AuditEntry, 'actorId'> & { actorId: string | null | undefined },
>({ at, actorId, change, ...same }: E) {
  return { ...same, actorId: actorId ?? '', at: timestampFromDate(at), changeJson: JSON.stringify(change) }
}

/** Drops audit entries that are past their keeping. */
export function purgeAudit(
  { db, clock }: { db: Db; clock: Clock },
  { auditKeptDays }: { auditKeptDays: number },
): Job {
  const steps = (now: Date) => [
    (rowsMax: number) => deleteAuditEntries(sqlOf(db), daysBefore(now, auditKeptDays), rowsMax),
  ]
  return purgeJob('purge of the audit log', steps, clock)
}

function listAuditEntries(
  sql: Sql,
  { subjectId, after, limit }: { subjectId: string | undefined; after: string | undefined; limit: number },
) {
  return sql<(Omit<AuditEntry, 'actorId'> & { actorId: string | null })[]>`
    select id, at, actor_id as "actorId", operation, subject_id as "subjectId", change
    from audit_entries
    where true ${subjectId ? sql`and subject_id = ${subjectId}` : sql``} ${after ? sql`and id < ${after}` : sql``}
    order by id desc limit ${limit}`
}

/** The oldest first. */
function deleteAuditEntries(sql: Sql, before: Date, rowsMax: number) {
  return sql`
    delete from audit_entries where id = any(array(
      select id from audit_entries where id < ${firstIdAt(before)} and at < ${before}
      order by id limit ${rowsMax} for update skip locked))`
}
