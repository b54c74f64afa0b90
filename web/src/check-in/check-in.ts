import type { Client } from '../api/client.ts'
import { CheckInDocument, type CheckInInput } from '../api/gen/documents.ts'
import type { Place } from '../device/locate.ts'
import { readAnswer } from '../writing/verdict.ts'
import { bearingDegrees, metresBetween, type Point } from './compass.ts'
import type { KeptCheckIn } from './kept-check-ins.ts'

export interface CheckInStation {
  id: string
  name: string
  nameEn: string | null
  point: Point
  checkInRadiusMetres: number
}

export type Judgement =
  | { verdict: 'within'; accuracyMetres: number }
  | { verdict: 'outside'; distanceMetres: number; bearingDegrees: number }
  | { verdict: 'vague'; accuracyMetres: number }

/**
 * Whether the device is at the station. A device is within when the place that it measured lies within the radius and the
 * measurement is no vaguer than the radius: the service asks for the same, since a circle of 2 km around the station
 * proves nothing. It is outside when it measured well enough and lies beyond the radius, or so far off that even the nearest
 * place where it may be lies beyond. All else is too vague to tell.
 */
export function judgePlace(place: Place, station: CheckInStation): Judgement {
  const { accuracyMetres } = place
  const radiusMetres = station.checkInRadiusMetres
  const distanceMetres = metresBetween(place, station.point)
  const isSharp = accuracyMetres <= radiusMetres
  if (isSharp && distanceMetres <= radiusMetres) {
    return { verdict: 'within', accuracyMetres: Math.min(Math.ceil(accuracyMetres), radiusMetres) }
  }
  if (isSharp || distanceMetres - accuracyMetres > radiusMetres) {
    return { verdict: 'outside', distanceMetres, bearingDegrees: bearingDegrees(place, station.point) }
  }
  return { verdict: 'vague', accuracyMetres }
}

export type CheckInAnswer =
  | { kind: 'stamped'; isComplete: boolean }
  | { kind: 'refused'; message: string }
  /** No verdict yet: no network, nobody signed in, or the service is busy. It is sent again. */
  | { kind: 'later'; message: string | null; isSignedOut?: boolean }

/** Sends a kept check-in; the key makes it count once however often it is sent. */
export async function sendCheckIn(client: Client, kept: KeptCheckIn): Promise<CheckInAnswer> {
  const answer = readAnswer(await client.mutation(CheckInDocument, { input: checkInInput(kept, new Date()) }))
  if (answer.phase === 'unanswered') return { kind: 'later', message: answer.message }
  if (answer.phase === 'done')
    return { kind: 'stamped', isComplete: answer.success.walk.completedAt !== null }
  const { code, message } = answer.refused
  if (code === 'SIGN_IN_REQUIRED') return { kind: 'later', message, isSignedOut: true }
  return { kind: code === 'BUSY' ? 'later' : 'refused', message }
}

/**
 * What is told of a place: that it was within, and how sure the device was. With the device's own time of sending: one whose clock is
 * wrong was as wrong when it happened.
 */
export function checkInInput(kept: KeptCheckIn, now: Date): CheckInInput {
  const { walkId, stationId, proof, claimedAt, idempotencyKey } = kept
  return {
    ...{ walkId, stationId, claimedAt, sentAt: now.toISOString(), idempotencyKey },
    ...('code' in proof ? { code: proof.code } : { accuracyMetres: proof.accuracyMetres }),
  }
}

/** The six digits of a guide's screen, however they were typed; null while they are not six. */
export function readStationCode(text: string): string | null {
  const digits = text.normalize('NFKC').replaceAll(/[\s\p{Pd}\p{Cf}]/gu, '')
  return /^\d{6}$/.test(digits) ? digits : null
}
