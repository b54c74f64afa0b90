import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  FindGuidesRequest,
  FindGuidesResponseSchema,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { readLine } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { findGuides as find } from '../db/guides.ts'

const guidesMax = 100

export async function findGuides(
  { db }: Context,
  request: FindGuidesRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof FindGuidesResponseSchema>> {
  requireRole(call, 'OPERATOR')
  const words = readLine('words', request.words, { lengthMax: 80 })
  return { personIds: await find(db, words, guidesMax) }
}
