import { type Slot as SlotMessage, SlotSchema } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { toMessage } from '@xingzhi/runtime/to-message'
import { type CancelRules, cancelUntilOf } from '../domain/reservation.ts'
import type { Slot } from '../domain/slot.ts'

export const toSlot = (slot: Slot, rules: CancelRules): SlotMessage =>
  toMessage(SlotSchema, { ...slot, cancelUntil: cancelUntilOf(slot, rules) })

/** For events: what follows from this service's settings, and whom it told, is no fact of the slot. */
export const toSlotFact = (slot: Slot): SlotMessage =>
  toMessage(SlotSchema, { ...slot, cancelUntil: null, toldPeople: 0 })
