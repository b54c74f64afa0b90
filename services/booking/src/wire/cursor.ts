import { z } from 'zod'

/** A moment in a cursor. Whoever makes up a cursor can name the year 0, which PostgreSQL's calendar does not have. */
export const CursorTime = z.iso.datetime().refine((text) => !text.startsWith('0000'))
