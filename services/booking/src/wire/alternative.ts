import type { Slot as SlotMessage } from '@xingzhi/proto/booking/v1/booking_pb.js'
import {
  type FindAlternativesRequest,
  type FindAlternativesResponse,
  FindAlternativesResponseSchema,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { readCount } from '@xingzhi/runtime/read-input'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { Alternative, Wish } from '../alternatives/find-alternatives.ts'
import type { BookingRules } from '../config.ts'
import type { Slot } from '../domain/slot.ts'
import { readIdOf } from './ids.ts'
import { readNear } from './near.ts'
import { toSlot } from './slot.ts'

/** Refuses INVALID_INPUT, NOT_FOUND. */
export function readWish(
  { slotId, partySize, near }: FindAlternativesRequest,
  personId: string | undefined,
  { partySizeMax }: BookingRules,
): Wish {
  return {
    partySize: readCount('partySize', partySize, { min: 1, max: partySizeMax }),
    near: readNear(near),
    slotId: readIdOf('slot', slotId),
    personId,
  }
}

/** Writes what was found for people of whom many are offered the same slots: each slot once. */
export function createAlternativesWriter(
  rules: BookingRules,
): (found: readonly Alternative[]) => FindAlternativesResponse {
  const written = new Map<Slot, SlotMessage>()
  const write = (slot: Slot): SlotMessage => {
    const message = written.get(slot) ?? toSlot(slot, rules)
    written.set(slot, message)
    return message
  }
  return (found) =>
    toMessage(FindAlternativesResponseSchema, {
      alternatives: found.map((alternative) => ({ ...alternative, slot: write(alternative.slot) })),
    })
}
