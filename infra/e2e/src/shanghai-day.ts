const offsetMs = 8 * 3_600_000
const dayMs = 86_400_000

/** The calendar day in Shanghai at a moment: `2026-11-22`. */
export function shanghaiDay(at: Date): string {
  return new Date(at.getTime() + offsetMs).toISOString().slice(0, 10)
}

/** The day so many days from now. */
export function today(ahead: number): string {
  return shanghaiDay(new Date(Date.now() + ahead * dayMs))
}
