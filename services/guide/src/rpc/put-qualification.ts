import type { HandlerContext } from '@connectrpc/connect'
import {
  GuideService,
  type PutQualificationRequest,
  type PutQualificationResponse,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { appendAuditEntry } from '@xingzhi/runtime/audit-entries'
import { changesOf } from '@xingzhi/runtime/changes'
import { once } from '@xingzhi/runtime/idempotency'
import { newId } from '@xingzhi/runtime/ids'
import { readOptionalId } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { insertQualification, lockQualification, updateQualification } from '../db/qualifications.ts'
import { readQualification } from '../wire/training.ts'

/** Another duration holds for what is granted from now on. Refuses NOT_FOUND. */
export async function putQualification(
  { db, clock }: Context,
  request: PutQualificationRequest,
  call: HandlerContext,
): Promise<PutQualificationResponse> {
  const { personId: actorId } = requireRole(call, 'OPERATOR')
  const plan = readQualification(request.qualification)
  const id = readOptionalId('qualification.id', request.qualification?.id ?? '')
  const intent = {
    personId: actorId,
    method: GuideService.method.putQualification,
    key: request.idempotencyKey,
    request,
  }
  return once(db, intent, async (tx) => {
    const before = id && ((await lockQualification(tx, id)) ?? refuse('NOT_FOUND', { what: 'qualification' }))
    const qualification = { ...plan, id: id ?? newId() }
    if (before) await updateQualification(tx, qualification)
    else await insertQualification(tx, qualification)
    const change = changesOf(before || undefined, qualification, ['name', 'nameEn', 'validDays'])
    const subjectId = qualification.id
    await appendAuditEntry(tx, { at: clock(), actorId, operation: 'PutQualification', subjectId, change })
    return { qualification }
  })
}
