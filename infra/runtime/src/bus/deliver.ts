import { isOutage } from '../database.ts'
import { pauseFor } from '../pause.ts'
import type { BusMessage, BusSubscription } from './bus.ts'

const ATTEMPTS_MAX = 5
const PAUSE_FIRST_MS = 50
const PAUSE_MAX_MS = 5_000
const KEYS_AT_ONCE = 3

/** How many messages a bus hands over before it takes note of where it is. */
export const SLICE_MAX = 64

/**
 * Hands messages to their subscriber: those of one key one after the other, a few keys side by side, so that their commits share a
 * flush. False when `signal` ended it before all were handled.
 */
export async function deliverAll(
  subscription: BusSubscription,
  messages: BusMessage[],
  signal: AbortSignal,
): Promise<boolean> {
  const byKey = [...Map.groupBy(messages, ({ key }) => key).values()]
  let isComplete = true
  const work = async () => {
    for (let lane = byKey.shift(); lane; lane = byKey.shift()) {
      for (const message of lane) {
        if (!isComplete) return
        if (!(await deliver(subscription, message, signal))) isComplete = false
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(KEYS_AT_ONCE, byKey.length) }, work))
  return isComplete
}

/**
 * Hands one message to its subscriber until it is handled, or given up after `attemptsMax` failures. While the database is away it
 * waits and counts nothing. False when `signal` ended it before: the message is then still to be handled.
 */
async function deliver(
  subscription: BusSubscription,
  message: BusMessage,
  signal: AbortSignal,
): Promise<boolean> {
  const attemptsMax = subscription.attemptsMax ?? ATTEMPTS_MAX
  let failures = 0
  let stuck: { error: unknown } | undefined
  for (let round = 0; !signal.aborted; round++) {
    try {
      if (stuck) await subscription.onStuck(message, stuck.error, failures)
      else await subscription.handle(message)
      return true
    } catch (error) {
      if (!stuck && !isOutage(error) && ++failures === attemptsMax) {
        stuck = { error }
        continue
      }
      await pauseFor(Math.min(PAUSE_MAX_MS, PAUSE_FIRST_MS * 2 ** round), signal)
    }
  }
  return false
}
