import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type { ListClaimsRequest, ListClaimsResponseSchema } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { readId } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { listClaims as listRows } from '../db/claims.ts'
import { claimMessage } from '../wire/shift.ts'

/** By claim, with those that were released. */
export async function listClaims(
  { db, rules }: Context,
  request: ListClaimsRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListClaimsResponseSchema>> {
  requireRole(call, 'OPERATOR')
  const claims = await listRows(db, readId('shiftId', request.shiftId))
  return { claims: claims.map((claim) => claimMessage(claim, rules)) }
}
