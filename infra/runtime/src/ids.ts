import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const RANDOM_BYTES = 16
const SEQUENCE_AT_BYTE = 6

// One call to the system's generator for hundreds of ids: a call each costs more than all the rest of an id.
const pool = Buffer.alloc(256 * RANDOM_BYTES)
let used = pool.length
let msecs = 0
let seq = 0

/** A new UUIDv7: ids of one process sort by the time they were made. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const random = pool.subarray(used, used + RANDOM_BYTES)
  used += RANDOM_BYTES
  const now = Date.now()
  if (now > msecs) {
    msecs = now
    // With room above it for all that this millisecond may bring.
    seq = random.readUInt32BE(SEQUENCE_AT_BYTE) >>> 1
  } else {
    seq++
  }
  return v7({ random, msecs, seq })
}

/** No id that was made before this moment is greater. */
export function firstIdAt(time: Date): string {
  const hex = time.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

/** Where a list by ids begins. */
export const LOWEST_ID = '00000000-0000-0000-0000-000000000000'
/** Where one begins that goes from the newest back. */
export const HIGHEST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Whether a text from outside is a UUID in its canonical, lower-case form. */
export function isId(text: string): boolean {
  return UUID.test(text)
}
