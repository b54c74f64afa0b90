import { type Timestamp, timestampDate } from '@bufbuild/protobuf/wkt'
import type { Point as PointMessage } from '@xingzhi/proto/common/v1/geo_pb.js'
import type { Point } from '@xingzhi/runtime/distance'
import { isId } from '@xingzhi/runtime/ids'
import { refuse } from '@xingzhi/runtime/refusal'

export const IDS_MAX = 500
// What PostgreSQL and JavaScript both hold.
const SECONDS_MAX = 8_640_000_000n

/** The ids that can exist, each once. Refuses INVALID_INPUT when there are too many. */
export function readIds(ids: readonly string[]): string[] {
  if (ids.length > IDS_MAX) refuse('INVALID_INPUT', { field: 'ids', problem: 'too_large', limit: IDS_MAX })
  return [...new Set(ids.filter(isId))]
}

/** An id, or a refusal: what is not an id names nothing. */
export function readId(id: string, what: 'slot' | 'reservation'): string {
  return isId(id) ? id : refuse('NOT_FOUND', { what })
}

/** Refuses INVALID_INPUT, naming the field. */
export function readPoint(point: PointMessage | undefined, field: string): Point | undefined {
  if (!point) return undefined
  const { latitude, longitude } = point
  // NaN fails both comparisons.
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
    refuse('INVALID_INPUT', { field, problem: 'malformed' })
  }
  return { latitude: toCentimetres(latitude), longitude: toCentimetres(longitude) }
}

/** Degrees to the centimetre: what is finer is no place, and next to nothing is too small for PostgreSQL to square. */
function toCentimetres(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7
}

/** Refuses INVALID_INPUT, naming the field. */
export function readTime(time: Timestamp | undefined, field: string): Date | undefined {
  if (!time) return undefined
  if (time.seconds > SECONDS_MAX || time.seconds < -SECONDS_MAX) {
    refuse('INVALID_INPUT', { field, problem: 'malformed' })
  }
  return timestampDate(time)
}

/** Refuses INVALID_INPUT. */
export function readPartySize(partySize: number, partySizeMax: number): number {
  if (partySize < 1) refuse('INVALID_INPUT', { field: 'partySize', problem: 'too_small', limit: 1 })
  if (partySize > partySizeMax) {
    refuse('INVALID_INPUT', { field: 'partySize', problem: 'too_large', limit: partySizeMax })
  }
  return partySize
}

/** Refuses INVALID_INPUT, naming the field. */
export function readSubjectId(id: string, field: string): string {
  return isId(id) ? id : refuse('INVALID_INPUT', { field, problem: id === '' ? 'required' : 'malformed' })
}
