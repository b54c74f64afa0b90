import { randomFillSync } from 'node:crypto'
import { drawCode } from '../domain/reservation-code.ts'

const POOL_BYTES = 4_096

// One call to the system's generator for hundreds of codes.
const pool = Buffer.alloc(POOL_BYTES)
let used = POOL_BYTES

/** A code that nobody can guess. */
export function newReservationCode(): string {
  return drawCode(nextByte)
}

function nextByte(): number {
  if (used === POOL_BYTES) {
    randomFillSync(pool)
    used = 0
  }
  return pool.readUInt8(used++)
}
