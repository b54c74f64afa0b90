import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { SlotKind, type SlotSchema, SlotStatus } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { Slot } from '../domain/slot.ts'

export function toSlot(slot: Slot): MessageInitShape<typeof SlotSchema> {
  return {
    id: slot.id,
    kind: SlotKind[slot.kind],
    status: SlotStatus[slot.status],
    capacity: slot.capacity,
    wanted: slot.wanted,
    reserved: slot.reserved,
    offered: slot.offered,
    version: BigInt(slot.version),
    opensAt: timestampFromDate(slot.opensAt),
    closesAt: timestampFromDate(slot.closesAt),
    startsAt: timestampFromDate(slot.startsAt),
    endsAt: timestampFromDate(slot.endsAt),
    siteId: slot.siteId ?? '',
    maximumPartySize: slot.maximumPartySize,
    reservationCount: slot.reservationCount,
  }
}
