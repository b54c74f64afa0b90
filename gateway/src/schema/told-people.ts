import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '../context.ts'

const PAUSES_MS = [10, 20, 40, 80, 150, 300, 500]

/**
 * How many people were told of what a session or departure became with this version, once booking has followed it, which takes a moment; null
 * when that is not known in time.
 */
export async function toldPeople(
  { id, version }: { id: string; version: bigint },
  { gateway, requestId }: Context,
): Promise<number | null> {
  try {
    for (const ms of PAUSES_MS) {
      const { slots } = await gateway.clients.booking.getSlots({ ids: [id] })
      const [slot] = slots
      if (slot && slot.sourceVersion >= version) return slot.toldPeople
      await pause(ms)
    }
  } catch (error) {
    // What was changed is the answer; that nobody knows who was told must not hide it.
    gateway.log.warn({ err: error, requestId }, 'who was told is not known')
  }
  return null
}
