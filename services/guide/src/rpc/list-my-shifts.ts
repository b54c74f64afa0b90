import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  ListMyShiftsRequest,
  ListMyShiftsResponseSchema,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { listClaimedShifts } from '../db/claims.ts'
import { claimMessage, shiftMessage } from '../wire/shift.ts'
import { millis } from './cursor.ts'

const cursor = z.tuple([z.boolean(), millis, z.uuid()])

export async function listMyShifts(
  { sql, clock, rules }: Context,
  { page }: ListMyShiftsRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListMyShiftsResponseSchema>> {
  const { personId } = requireActor(call)
  const now = clock()
  const { limit, after } = readPage(page, { cursor })
  const from = after && { isPast: after[0], startsAt: new Date(after[1]), id: after[2] }
  const found = await listClaimedShifts(sql, { personId, now, after: from, limit })
  const { rows, pageInfo } = pageOf(found, limit, ({ claim }) => [
    ...[claim.endsAt <= now, claim.startsAt.getTime(), claim.id],
  ])
  return {
    shifts: rows.map(({ shift, claim }) => ({
      shift: shiftMessage(shift, rules, now),
      claim: claimMessage(claim, rules),
    })),
    pageInfo,
  }
}
