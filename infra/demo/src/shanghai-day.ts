const dayMs = 86_400_000
const offsetMs = 8 * 3_600_000

/** A day on Shanghai's calendar as days since 1970-01-01. The city keeps UTC+8 all year. */
export function shanghaiDay(at: Date): number {
  return Math.floor((at.getTime() + offsetMs) / dayMs)
}

/** The moment of a day's minute after midnight in Shanghai. */
export function momentOf(day: number, minute: number): Date {
  return new Date(day * dayMs + minute * 60_000 - offsetMs)
}

/** ISO: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: number): number {
  return ((day + 3) % 7) + 1
}
