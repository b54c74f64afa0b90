import type { HandlerContext } from '@connectrpc/connect'
import {
  type EnrolInTrainingRequest,
  type EnrolInTrainingResponse,
  GuideService,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireUnrestricted } from '@xingzhi/runtime/actor'
import { once } from '@xingzhi/runtime/idempotency'
import { readId } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { readGuide } from '../db/guides.ts'
import { insertEnrolment, lockTraining, updateTraining } from '../db/trainings.ts'
import { enrol } from '../domain/training.ts'
import { trainingMessage } from '../wire/training.ts'

/** For whoever registered: a training may come before the admission. Refuses FORBIDDEN (`notRegistered`) beside what the contract says. */
export async function enrolInTraining(
  { db, clock }: Context,
  request: EnrolInTrainingRequest,
  call: HandlerContext,
): Promise<EnrolInTrainingResponse> {
  const { personId } = requireUnrestricted(call)
  const trainingId = readId('trainingId', request.trainingId)
  const method = GuideService.method.enrolInTraining
  return once(db, { personId, method, key: request.idempotencyKey, request }, async (tx) => {
    const before = (await lockTraining(tx, trainingId)) ?? refuse('NOT_FOUND', { what: 'training' })
    const guide = await readGuide(tx, personId)
    if (!guide) refuse('FORBIDDEN', { because: 'notRegistered' })
    if (guide.status === 'SUSPENDED') refuse('FORBIDDEN', { because: 'suspended' })
    const now = clock()
    if (!(await insertEnrolment(tx, trainingId, personId, now))) return { training: trainingMessage(before) }
    const training = enrol(before, now)
    await updateTraining(tx, training)
    return { training: trainingMessage(training) }
  })
}
