import { type Timestamp, timestampDate } from '@bufbuild/protobuf/wkt'
import type { Point } from '@xingzhi/proto/common/v1/geo_pb.js'
import { isId } from './ids.ts'
import { refuse } from './refusal.ts'

export type InputProblem = 'required' | 'too_long' | 'too_small' | 'too_large' | 'malformed' | 'unknown'

export const batchMax = 500
const yearsAheadMax = 2
const latestMs = Date.UTC(9999, 0)
// C0 and C1 but tab and line ends: PostgreSQL takes no NUL, and none of the others can be shown.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to refuse
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/

/** Refuses INVALID_INPUT. `field`: the camelCase path in the request; `limit`: what was passed. */
export function refuseInput(field: string, problem: InputProblem, limit?: number | Date): never {
  return refuse('INVALID_INPUT', { field, problem, limit })
}

/** A uuid in its canonical form; refuses `required` or `malformed`. */
export function readId(field: string, value: string): string {
  if (value === '') refuseInput(field, 'required')
  return isId(value) ? value : refuseInput(field, 'malformed')
}

/** Undefined when empty. */
export function readOptionalId(field: string, value: string): string | undefined {
  return value === '' ? undefined : readId(field, value)
}

/** At most 500 uuids. */
export function readIds(field: string, values: readonly string[], countMax = batchMax): string[] {
  if (values.length > countMax) refuseInput(field, 'too_large', countMax)
  return values.map((value, index) => readId(`${field}[${index}]`, value))
}

/** A text without control characters, trimmed; `required` unless it may be empty. Lengths in UTF-16 units. */
export function readText(
  field: string,
  value: string,
  { lengthMax, optional = false }: { lengthMax: number; optional?: boolean },
): string {
  const text = value.trim()
  if (text === '' && !optional) refuseInput(field, 'required')
  if (text.length > lengthMax) refuseInput(field, 'too_long', lengthMax)
  if (controls.test(text) || !text.isWellFormed()) refuseInput(field, 'malformed')
  return text
}

export function readCount(field: string, value: number, bounds: { min: number; max: number }): number {
  if (value < bounds.min) refuseInput(field, 'too_small', bounds.min)
  if (value > bounds.max) refuseInput(field, 'too_large', bounds.max)
  return value
}

/** A moment from 1970 to 9998, cut to milliseconds. */
export function readMoment(field: string, value: Timestamp | undefined): Date | undefined {
  if (!value) return undefined
  const isWhole = value.seconds >= 0n && value.nanos >= 0 && value.nanos < 1_000_000_000
  if (!isWhole || value.seconds * 1000n >= BigInt(latestMs)) refuseInput(field, 'malformed')
  return timestampDate(value)
}

/** A moment that a plan may name: not further ahead than `planHorizon`. */
export function readPlannedMoment(field: string, value: Timestamp | undefined, now: Date): Date | undefined {
  const moment = readMoment(field, value)
  const horizon = planHorizon(now)
  if (moment && moment > horizon) refuseInput(field, 'too_large', horizon)
  return moment
}

/** Two years ahead, by the calendar. */
export function planHorizon(now: Date): Date {
  const horizon = new Date(now)
  horizon.setUTCFullYear(horizon.getUTCFullYear() + yearsAheadMax)
  return horizon
}

/** Degrees in WGS-84. */
export function readPoint(field: string, value: Point | undefined): { latitude: number; longitude: number } {
  if (!value) refuseInput(field, 'required')
  return {
    latitude: readDegrees(`${field}.latitude`, value.latitude, 90),
    longitude: readDegrees(`${field}.longitude`, value.longitude, 180),
  }
}

/** To the centimetre: what is finer is no place, and next to nothing is too small for PostgreSQL to square. */
export function readDegrees(field: string, value: number, max: number): number {
  if (!Number.isFinite(value)) refuseInput(field, 'malformed')
  if (value < -max) refuseInput(field, 'too_small', -max)
  if (value > max) refuseInput(field, 'too_large', max)
  return Math.round(value * 1e7) / 1e7
}
