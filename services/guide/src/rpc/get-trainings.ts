import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  GetTrainingsRequest,
  GetTrainingsResponseSchema,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { readIds } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { enrolledIn, readTrainings } from '../db/trainings.ts'
import { trainingMessage } from '../wire/training.ts'

export async function getTrainings(
  { db }: Context,
  request: GetTrainingsRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof GetTrainingsResponseSchema>> {
  const { personId } = requireActor(call)
  const ids = readIds('ids', request.ids)
  const [trainings, enrolledIds] = await Promise.all([readTrainings(db, ids), enrolledIn(db, ids, personId)])
  return { trainings: trainings.map(trainingMessage), enrolledIds }
}
