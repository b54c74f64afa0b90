import type { HandlerContext } from '@connectrpc/connect'
import {
  GuideService,
  type VoidServiceRequest,
  type VoidServiceResponse,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { once } from '@xingzhi/runtime/idempotency'
import { readId, readText } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { voidService as makeVoid } from '../domain/service-record.ts'
import { keepDecided, lockToDecide } from '../serving/decide-record.ts'
import { recordMessage } from '../wire/service-record.ts'

/** Refuses NOT_FOUND, FORBIDDEN (`ownHours`). */
export async function voidService(
  { db, clock }: Context,
  request: VoidServiceRequest,
  call: HandlerContext,
): Promise<VoidServiceResponse> {
  const { personId: actorId } = requireRole(call, 'OPERATOR')
  const recordId = readId('recordId', request.recordId)
  const reason = readText('reason', request.reason, { lengthMax: 300 })
  const method = GuideService.method.voidService
  return once(db, { personId: actorId, method, key: request.idempotencyKey, request }, async (tx) => {
    const { record } = await lockToDecide(tx, recordId)
    const by = { actorId, at: clock() }
    const after = makeVoid(record, reason, by)
    await keepDecided(tx, record, after, { ...by, operation: 'VoidService' })
    return { record: recordMessage(after) }
  })
}
