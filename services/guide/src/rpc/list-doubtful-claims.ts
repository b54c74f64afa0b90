import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  ListDoubtfulClaimsRequest,
  ListDoubtfulClaimsResponseSchema,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { listDoubtfulClaims as listRows } from '../db/claimed-shifts.ts'
import { millis, placeOf } from '../wire/cursor.ts'
import { claimMessage, shiftMessage } from '../wire/shift.ts'

const cursor = z.tuple([millis, z.uuid()])

export async function listDoubtfulClaims(
  { db, clock, rules }: Context,
  { page }: ListDoubtfulClaimsRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListDoubtfulClaimsResponseSchema>> {
  requireRole(call, 'OPERATOR')
  const now = clock()
  const { limit, after } = readPage(page, { cursor })
  const found = await listRows(db, { now, ...placeOf(after), limit })
  const { rows, pageInfo } = pageOf(found, limit, ({ claim }) => [claim.startsAt.getTime(), claim.id])
  const claims = rows.map(({ shift, claim }) => ({
    shift: shiftMessage(shift, rules, now),
    claim: claimMessage(claim, rules),
  }))
  return { claims, pageInfo }
}
