import { createHmac, hkdfSync } from 'node:crypto'
import { firstKey, keysIn } from '@xingzhi/runtime/keys'

/** A code is shown for so long. */
export const codeStepMs = 60_000
/** Steps before and after in which a code is still taken: it was read a moment ago, or a clock is off. */
const graceSteps = 1
const digits = 6

export interface StationCodes {
  /** The code that a guide shows at a station, and until when. */
  at(stationId: string, moment: Date): { code: string; validUntil: Date }
  /** Whether the code was shown there then, give or take a step. */
  wasShown(stationId: string, code: string, moment: Date): boolean
}

/**
 * Rotating codes as of RFC 6238, with HMAC-SHA256 over the station and the minute. Their key is derived from the actors' key
 * by HKDF: who learns one knows nothing of the other, and there is no further secret to keep. Of several keys, with commas
 * between, the first one makes codes and all are taken.
 */
export function createStationCodes(actorKeys: string): StationCodes {
  const shownBy = codeKey(firstKey(actorKeys))
  const takenBy = keysIn(actorKeys).map(codeKey)
  const stepOf = (moment: Date) => Math.floor(moment.getTime() / codeStepMs)

  return {
    at(stationId, moment) {
      const step = stepOf(moment)
      return { code: codeOf(shownBy, stationId, step), validUntil: new Date((step + 1) * codeStepMs) }
    },
    wasShown(stationId, code, moment) {
      const step = stepOf(moment)
      const steps = Array.from({ length: 2 * graceSteps + 1 }, (_, index) => step - graceSteps + index)
      return takenBy.some((key) => steps.some((each) => codeOf(key, stationId, each) === code))
    },
  }
}

function codeKey(actorKey: string): Buffer {
  return Buffer.from(hkdfSync('sha256', actorKey, '', 'xingzhi/route/station-code', 32))
}

function codeOf(key: Buffer, stationId: string, step: number): string {
  const hash = createHmac('sha256', key).update(`${stationId} ${step}`).digest()
  const offset = (hash.at(-1) ?? 0) & 0x0f
  const number = (hash.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits
  return String(number).padStart(digits, '0')
}
