import { z } from 'zod'

/** How long a service keeps what it needs only for a while. */
export interface KeepingTimes {
  /** Not less than the broker keeps events: an event may come again until then. */
  inboxKeptDays: number
  idempotencyKeptDays: number
  /** Of dead letters that were replayed. */
  replayedKeptDays: number
}

export const KEEPING_TIMES: KeepingTimes = { inboxKeptDays: 7, idempotencyKeptDays: 30, replayedKeptDays: 30 }

/** A whole number of days within bounds. */
export const keptDays = (least: number, most: number, usual: number) =>
  z.coerce.number('is no number').int().min(least).max(most).default(usual)

/** The fields of a settings schema that `toKeepingTimes` reads. */
export const keepingSettings = {
  INBOX_KEPT_DAYS: keptDays(7, 365, KEEPING_TIMES.inboxKeptDays),
  IDEMPOTENCY_KEPT_DAYS: keptDays(1, 365, KEEPING_TIMES.idempotencyKeptDays),
  REPLAYED_LETTERS_KEPT_DAYS: keptDays(1, 3_650, KEEPING_TIMES.replayedKeptDays),
}

type KeepingSettings = z.output<z.ZodObject<typeof keepingSettings>>

export function toKeepingTimes(read: KeepingSettings): KeepingTimes {
  return {
    inboxKeptDays: read.INBOX_KEPT_DAYS,
    idempotencyKeptDays: read.IDEMPOTENCY_KEPT_DAYS,
    replayedKeptDays: read.REPLAYED_LETTERS_KEPT_DAYS,
  }
}
