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
// What changes the direction of writing makes a text read as another one than it is.
const directions = /\p{Bidi_Control}/u
const lineEnds = /[\t\n\r\u2028\u2029]/
// Braille's blank is a sign to Unicode and nothing to the eye.
const invisible = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu
const ends = /^[\s\u200b\u2060]+|[\s\u200b\u2060]+$/g

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

interface TextLimits {
  lengthMax: number
  optional?: boolean
}

/**
 * A text of whatever lines, in Unicode's form NFC, trimmed, without characters that control or turn the writing; `required` unless it
 * may be empty, which it is when nothing of it can be seen. Lengths in UTF-16 units.
 */
export function readText(field: string, value: string, { lengthMax, optional = false }: TextLimits): string {
  if (!value.isWellFormed()) refuseInput(field, 'malformed')
  const written = value.normalize('NFC').replace(ends, '')
  const text = written.replace(invisible, '') === '' ? '' : written
  const isMalformed = controls.test(written) || directions.test(written)
  if (text === '' && !optional && !isMalformed) refuseInput(field, 'required')
  if (text.length > lengthMax) refuseInput(field, 'too_long', lengthMax)
  return isMalformed ? refuseInput(field, 'malformed') : text
}

/** A text of one line: a name, a title, a place. */
export function readLine(field: string, value: string, limits: TextLimits): string {
  const text = readText(field, value, limits)
  return lineEnds.test(text) ? refuseInput(field, 'malformed') : text
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
