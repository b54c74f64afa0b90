import { z } from 'zod'
import type { Place } from '../db/following.ts'

/** A moment within a cursor, in milliseconds. */
export const millis = z.int().min(0).max(Date.UTC(9999, 0))

/** Where a page goes on: after the moment and id of a cursor, or from the beginning. */
export function placeOf([at, id]: readonly [number?, string?] = []): Place {
  return { at: at === undefined ? null : new Date(at), afterId: id ?? null }
}
