import type { HandlerContext } from '@connectrpc/connect'
import {
  type ConfirmServiceRequest,
  type ConfirmServiceResponse,
  GuideService,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { appendAuditEntry } from '@xingzhi/runtime/audit-entries'
import { changesOf } from '@xingzhi/runtime/changes'
import type { Tx } from '@xingzhi/runtime/database'
import { once } from '@xingzhi/runtime/idempotency'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { readCount, readId, readText } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { lockPeople } from '../db/claims.ts'
import { lockRecord, readRecordPerson, updateRecord } from '../db/service-records.ts'
import { confirmService as confirm, type ServiceRecord } from '../domain/service-record.ts'
import { serviceRecorded } from '../events/service-recorded.ts'
import { recordMessage } from '../wire/service-record.ts'

/** Refuses NOT_FOUND, FORBIDDEN (`ownHours`). */
export async function confirmService(
  { db, clock }: Context,
  request: ConfirmServiceRequest,
  call: HandlerContext,
): Promise<ConfirmServiceResponse> {
  const { personId: actorId } = requireRole(call, 'OPERATOR')
  const recordId = readId('recordId', request.recordId)
  const { minutes: given } = request
  const minutes = given === undefined ? undefined : readCount('minutes', given, { min: 1, max: 1_440 })
  const reason = readText('reason', request.reason, { lengthMax: 300, optional: minutes === undefined })
  const method = GuideService.method.confirmService
  return once(db, { personId: actorId, method, key: request.idempotencyKey, request }, async (tx) => {
    const before = await lockToConfirm(tx, recordId)
    const at = clock()
    const after = confirm(before, { minutes, reason }, { actorId, at })
    if (after !== before) {
      await updateRecord(tx, after, before.corrections.length)
      const change = changesOf(before, after, ['status', 'minutes'])
      const operation = 'ConfirmService'
      await appendAuditEntry(tx, { at, actorId, operation, subjectId: recordId, change })
      await appendToOutbox(tx, after.shiftId, [serviceRecorded(after)])
    }
    return { record: recordMessage(after) }
  })
}

/** Locks the person, then the record: a certificate that is issued meanwhile has all of it or nothing. */
async function lockToConfirm(tx: Tx, id: string): Promise<ServiceRecord> {
  const personId = (await readRecordPerson(tx, id)) ?? refuse('NOT_FOUND', { what: 'record' })
  await lockPeople(tx, [personId])
  return (await lockRecord(tx, id)) ?? refuse('NOT_FOUND', { what: 'record' })
}
