import type { MessageInitShape } from '@bufbuild/protobuf'
import type { GetShiftsRequest, GetShiftsResponseSchema } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { readIds } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { readShifts } from '../db/shifts.ts'
import { shiftMessage } from '../wire/shift.ts'

export async function getShifts(
  { db, rules, clock }: Context,
  request: GetShiftsRequest,
): Promise<MessageInitShape<typeof GetShiftsResponseSchema>> {
  const shifts = await readShifts(db, readIds('ids', request.ids))
  const now = clock()
  return { shifts: shifts.map((shift) => shiftMessage(shift, rules, now)) }
}
