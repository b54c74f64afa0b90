import { must } from '@xingzhi/runtime/assert'
import { appendAuditEntry } from '@xingzhi/runtime/audit-entries'
import { changesOf } from '@xingzhi/runtime/changes'
import type { Tx } from '@xingzhi/runtime/database'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { refuse } from '@xingzhi/runtime/refusal'
import { lockPeople } from '../db/claims.ts'
import { lockRecords, readRecordOwners, updateRecord } from '../db/service-records.ts'
import { lockShifts } from '../db/shifts.ts'
import type { Operated, ServiceRecord } from '../domain/service-record.ts'
import type { Shift } from '../domain/shift.ts'
import { serviceRecorded } from '../events/service-recorded.ts'

export interface ToDecide {
  record: ServiceRecord
  shift: Shift
}

/** Locks a record, beside its shift and its guide. Refuses NOT_FOUND. */
export async function lockToDecide(tx: Tx, id: string): Promise<ToDecide> {
  return must((await lockAllToDecide(tx, [id]))[0])
}

/**
 * Locks the shifts, the people, then the records: a certificate that is issued meanwhile has all of it or nothing. In the order of
 * `ids`; refuses NOT_FOUND.
 */
export async function lockAllToDecide(tx: Tx, ids: readonly string[]): Promise<ToDecide[]> {
  const owners = await readRecordOwners(tx, ids)
  if (owners.length < ids.length) refuse('NOT_FOUND', { what: 'record' })
  const shifts = await lockShifts(tx, [...new Set(owners.map(({ shiftId }) => shiftId))])
  await lockPeople(
    tx,
    owners.map(({ personId }) => personId),
  )
  const byId = new Map(shifts.map((shift) => [shift.id, shift]))
  const records = await lockRecords(tx, ids)
  return records.map((record) => ({ record, shift: must(byId.get(record.shiftId)) }))
}

/** Keeps, audits and tells what an operator decided of a record; nothing when it is as it was. */
export async function keepDecided(
  tx: Tx,
  before: ServiceRecord,
  after: ServiceRecord,
  { operation, ...by }: Operated & { operation: string },
): Promise<void> {
  if (after === before) return
  await updateRecord(tx, after, before.corrections.length)
  const change = changesOf(before, after, ['status', 'minutes', 'peopleGuided'])
  await appendAuditEntry(tx, { ...by, operation, subjectId: after.id, change })
  await appendToOutbox(tx, after.shiftId, [serviceRecorded(after)])
}
