import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  ListEnrolmentsRequest,
  ListEnrolmentsResponseSchema,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { readId } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { listEnrolments as listRows } from '../db/trainings.ts'
import { enrolmentMessage } from '../wire/training.ts'

export async function listEnrolments(
  { db }: Context,
  request: ListEnrolmentsRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListEnrolmentsResponseSchema>> {
  requireRole(call, 'OPERATOR')
  const rows = await listRows(db, readId('trainingId', request.trainingId))
  return { enrolments: rows.map(enrolmentMessage) }
}
