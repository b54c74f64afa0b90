import type { MessageInitShape } from '@bufbuild/protobuf'
import type { GetSlotsRequest, GetSlotsResponseSchema } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { inOrderOf } from '@xingzhi/runtime/in-order-of'
import type { Context } from '../context.ts'
import { findSlots } from '../db/slots.ts'
import { readIds } from '../wire/ids.ts'
import { toSlot } from '../wire/slot.ts'

export async function getSlots(
  { db, rules }: Context,
  request: GetSlotsRequest,
): Promise<MessageInitShape<typeof GetSlotsResponseSchema>> {
  const ids = readIds(request.ids)
  return { slots: inOrderOf(ids, await findSlots(db, ids)).map((slot) => toSlot(slot, rules)) }
}
