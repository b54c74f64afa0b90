/** A reservation that somebody was told they have. */
export interface Acknowledged {
  reservationId: string
  person: string
  slotId: string
  partySize: number
  /** They were told so. */
  isCancelled: boolean
}

/** What the clients saw. */
export interface Record {
  acknowledged: Map<string, Acknowledged>
  /** Answers that nobody should get, one line each. */
  wrong: string[]
  counts: {
    verdicts: number
    /** The API said that a part is away. */
    unavailable: number
    /** The connection broke before an answer was there. */
    cut: number
    refused: { [code: string]: number }
  }
  /** The longest time between two verdicts, whoever got them. */
  longestSilenceMs: number
  /** Notes a verdict. */
  heard(): void
}

export function createRecord(): Record {
  let heardAt = performance.now()
  const record: Record = {
    acknowledged: new Map(),
    wrong: [],
    counts: { verdicts: 0, unavailable: 0, cut: 0, refused: {} },
    longestSilenceMs: 0,
    heard() {
      const now = performance.now()
      record.counts.verdicts++
      record.longestSilenceMs = Math.max(record.longestSilenceMs, now - heardAt)
      heardAt = now
    },
  }
  return record
}
