import { z } from 'zod'

/** A moment within a cursor, in milliseconds. */
export const millis = z.int().min(0).max(Date.UTC(9999, 0))
