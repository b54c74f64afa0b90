import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  ListMyShiftsRequest,
  ListMyShiftsResponseSchema,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { listClaimedShifts } from '../db/claimed-shifts.ts'
import { millis, placeOf } from '../wire/cursor.ts'
import { claimMessage, shiftMessage } from '../wire/shift.ts'
import { askedPerson } from './asked-person.ts'

const cursor = z.tuple([z.boolean(), millis, z.uuid()])

export async function listMyShifts(
  { db, clock, rules }: Context,
  { page, withReleased, personId: asked }: ListMyShiftsRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListMyShiftsResponseSchema>> {
  const personId = askedPerson(call, asked)
  const now = clock()
  const { limit, after } = readPage(page, { cursor })
  const [isPast = false, ...place] = after ?? []
  const found = await listClaimedShifts(db, {
    ...{ personId, now, isPast, limit, withReleased },
    ...placeOf(place),
  })
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
