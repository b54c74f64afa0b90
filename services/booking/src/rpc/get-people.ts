import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  GetPeopleRequest,
  GetPeopleResponseSchema,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { inOrderOf } from '@xingzhi/runtime/in-order-of'
import type { Context } from '../context.ts'
import { findPeople } from '../db/people.ts'
import { readIds } from '../wire/ids.ts'

export async function getPeople(
  { db }: Context,
  request: GetPeopleRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof GetPeopleResponseSchema>> {
  requireRole(call, 'OPERATOR')
  const ids = readIds(request.ids)
  return { people: inOrderOf(ids, await findPeople(db, ids)) }
}
