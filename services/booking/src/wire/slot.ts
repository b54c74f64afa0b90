import { type Slot as SlotMessage, SlotSchema } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { Slot } from '../domain/slot.ts'

export const toSlot = (slot: Slot): SlotMessage => toMessage(SlotSchema, slot)
