import type { HandlerContext } from '@connectrpc/connect'
import {
  GuideService,
  type SetGuideStatusRequest,
  type SetGuideStatusResponse,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { appendAuditEntry } from '@xingzhi/runtime/audit-entries'
import { changesOf } from '@xingzhi/runtime/changes'
import { once } from '@xingzhi/runtime/idempotency'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { readId, readText, refuseInput } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { lockGuide, updateGuide } from '../db/guides.ts'
import { guideChanged } from '../events/guide-changed.ts'
import { guideMessage, readStatus } from '../wire/guide.ts'

/** Who is suspended keeps what they have claimed, until an operator replaces them. Refuses NOT_FOUND. */
export async function setGuideStatus(
  { db, clock }: Context,
  request: SetGuideStatusRequest,
  call: HandlerContext,
): Promise<SetGuideStatusResponse> {
  const { personId: actorId } = requireRole(call, 'OPERATOR')
  const personId = readId('personId', request.personId)
  const status = readStatus('status', request.status) ?? refuseInput('status', 'required')
  if (status === 'APPLIED') refuseInput('status', 'unknown')
  const optional = status !== 'SUSPENDED'
  const reason = readText('reason', request.reason, { lengthMax: 300, optional })
  const intent = {
    personId: actorId,
    method: GuideService.method.setGuideStatus,
    key: request.idempotencyKey,
    request,
  }
  return once(db, intent, async (tx) => {
    const before = (await lockGuide(tx, personId)) ?? refuse('NOT_FOUND', { what: 'guide' })
    const statusReason = optional ? '' : reason
    if (before.status === status && before.statusReason === statusReason)
      return { guide: guideMessage(before) }
    const guide = { ...before, status, statusReason, version: before.version + 1 }
    await updateGuide(tx, guide)
    await appendToOutbox(tx, personId, [guideChanged(guide)])
    const change = changesOf(before, guide, ['status', 'statusReason'])
    const operation = 'SetGuideStatus'
    await appendAuditEntry(tx, { at: clock(), actorId, operation, subjectId: personId, change })
    return { guide: guideMessage(guide) }
  })
}
