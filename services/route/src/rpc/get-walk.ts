import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type { GetWalkRequest, GetWalkResponseSchema } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { readId } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { readWalk } from '../db/walks.ts'
import { walkMessage } from '../wire/walk.ts'

export async function getWalk(
  { db }: Context,
  request: GetWalkRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof GetWalkResponseSchema>> {
  const { personId } = requireActor(call)
  const walk = await readWalk(db, readId('walkId', request.walkId), personId)
  return { walk: walkMessage(walk ?? refuse('NOT_FOUND', { what: 'walk' })) }
}
