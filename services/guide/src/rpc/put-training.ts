import type { HandlerContext } from '@connectrpc/connect'
import {
  GuideService,
  type PutTrainingRequest,
  type PutTrainingResponse,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { appendAuditEntry } from '@xingzhi/runtime/audit-entries'
import { changesOf } from '@xingzhi/runtime/changes'
import type { Tx } from '@xingzhi/runtime/database'
import { once } from '@xingzhi/runtime/idempotency'
import { newId } from '@xingzhi/runtime/ids'
import { readOptionalId, refuseInput } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { readQualifications } from '../db/qualifications.ts'
import { insertTraining, lockTraining, updateTraining } from '../db/trainings.ts'
import type { Training, TrainingPlan } from '../domain/training.ts'
import { readTrainingPlan, trainingMessage } from '../wire/training.ts'

const auditedFields = [
  ...([
    'title',
    'titleEn',
    'startsAt',
    'endsAt',
    'place',
    'capacity',
    'qualificationIds',
    'cancelled',
  ] as const),
]

/** Never smaller than who has a place in it. Refuses NOT_FOUND. */
export async function putTraining(
  { db, clock }: Context,
  request: PutTrainingRequest,
  call: HandlerContext,
): Promise<PutTrainingResponse> {
  const { personId: actorId } = requireRole(call, 'OPERATOR')
  const plan = readTrainingPlan(request.training, clock())
  const id = readOptionalId('training.id', request.training?.id ?? '')
  const method = GuideService.method.putTraining
  return once(db, { personId: actorId, method, key: request.idempotencyKey, request }, async (tx) => {
    await refuseUnknown(tx, plan.qualificationIds)
    const before = id ? await lockToChange(tx, id, plan) : undefined
    const training: Training = {
      ...plan,
      id: before?.id ?? newId(),
      enrolled: before?.enrolled ?? 0,
      version: (before?.version ?? 0) + 1,
    }
    if (before) await updateTraining(tx, training)
    else await insertTraining(tx, training)
    const change = changesOf(before, training, auditedFields)
    const subjectId = training.id
    await appendAuditEntry(tx, { at: clock(), actorId, operation: 'PutTraining', subjectId, change })
    return { training: trainingMessage(training) }
  })
}

async function lockToChange(tx: Tx, id: string, { capacity }: TrainingPlan): Promise<Training> {
  const before = (await lockTraining(tx, id)) ?? refuse('NOT_FOUND', { what: 'training' })
  if (capacity < before.enrolled) refuseInput('training.capacity', 'too_small', before.enrolled)
  return before
}

async function refuseUnknown(tx: Tx, ids: readonly string[]): Promise<void> {
  const known = new Set((await readQualifications(tx, ids)).map(({ id }) => id))
  const unknown = ids.findIndex((id) => !known.has(id))
  if (unknown >= 0) refuseInput(`training.qualificationIds[${unknown}]`, 'unknown')
}
