import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  LeaveTrainingRequest,
  LeaveTrainingResponseSchema,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { transaction } from '@xingzhi/runtime/database'
import { readId } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { deleteEnrolment, lockTraining, updateTraining } from '../db/trainings.ts'
import { leave } from '../domain/training.ts'
import { trainingMessage } from '../wire/training.ts'

/** Who has no place is told how the training stands. */
export async function leaveTraining(
  { db, clock }: Context,
  request: LeaveTrainingRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof LeaveTrainingResponseSchema>> {
  const { personId } = requireActor(call)
  const trainingId = readId('trainingId', request.trainingId)
  return transaction(db, async (tx) => {
    const before = (await lockTraining(tx, trainingId)) ?? refuse('NOT_FOUND', { what: 'training' })
    const training = leave(before, clock())
    if (!(await deleteEnrolment(tx, trainingId, personId))) return { training: trainingMessage(before) }
    await updateTraining(tx, training)
    return { training: trainingMessage(training) }
  })
}
