import type { HandlerContext } from '@connectrpc/connect'
import type {
  FindAlternativesRequest,
  FindAlternativesResponse,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { actorOf } from '@xingzhi/runtime/actor'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { createAlternativesWriter, readWish } from '../wire/alternative.ts'

export async function findAlternatives(
  { alternatives, rules }: Context,
  request: FindAlternativesRequest,
  call: HandlerContext,
): Promise<FindAlternativesResponse> {
  const wish = readWish(request, actorOf(call)?.personId, rules)
  const found = await (alternatives.take(wish) ?? refuse('BUSY'))
  return createAlternativesWriter(rules)(found ?? refuse('NOT_FOUND', { what: 'slot' }))
}
