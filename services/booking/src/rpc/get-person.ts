import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  GetPersonRequest,
  GetPersonResponseSchema,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { findPerson } from '../db/people.ts'

export async function getPerson(
  { db }: Context,
  _request: GetPersonRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof GetPersonResponseSchema>> {
  const { personId } = requireActor(call)
  return { person: (await findPerson(db, personId)) ?? refuse('NOT_FOUND', { what: 'person' }) }
}
