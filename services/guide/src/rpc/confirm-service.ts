import type { HandlerContext } from '@connectrpc/connect'
import {
  type ConfirmServiceRequest,
  type ConfirmServiceResponse,
  GuideService,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { once } from '@xingzhi/runtime/idempotency'
import { readCount, readId, readText } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { confirmService as confirm } from '../domain/service-record.ts'
import { keepDecided, lockToDecide } from '../serving/decide-record.ts'
import { recordMessage } from '../wire/service-record.ts'

/** Refuses NOT_FOUND, FORBIDDEN (`ownHours`), TOO_LATE, INVALID_INPUT. */
export async function confirmService(
  { db, clock, rules }: Context,
  request: ConfirmServiceRequest,
  call: HandlerContext,
): Promise<ConfirmServiceResponse> {
  const { personId: actorId } = requireRole(call, 'OPERATOR')
  const recordId = readId('recordId', request.recordId)
  const minutes = readGiven('minutes', request.minutes, { min: 1, max: 1_440 })
  const peopleGuided = readGiven('peopleGuided', request.peopleGuided, { min: 0, max: 2_000 })
  const optional = minutes === undefined && peopleGuided === undefined
  const reason = readText('reason', request.reason, { lengthMax: 300, optional })
  const method = GuideService.method.confirmService
  return once(db, { personId: actorId, method, key: request.idempotencyKey, request }, async (tx) => {
    const { record, shift } = await lockToDecide(tx, recordId)
    const by = { actorId, at: clock() }
    const after = confirm(record, { minutes, peopleGuided, reason }, shift, rules, by)
    await keepDecided(tx, record, after, { ...by, operation: 'ConfirmService' })
    return { record: recordMessage(after) }
  })
}

function readGiven(field: string, value: number | undefined, bounds: { min: number; max: number }) {
  return value === undefined ? undefined : readCount(field, value, bounds)
}
