export type WorkedProblem = 'minutes' | 'people'

const MINUTES_MAX = 1_440
const PEOPLE_MAX = 2_000
const MINUTE_MS = 60_000

/** What a record most likely says: the shift's own length, and who was checked in, at most one guide's group. */
export function likelyWork(
  shift: { startsAt: string; endsAt: string; groupSize: number | null; wanted: number },
  peoplePresent: number | null,
): { minutes: number; people: number } {
  const lengthMs = new Date(shift.endsAt).getTime() - new Date(shift.startsAt).getTime()
  const present = peoplePresent ?? 0
  const people = shift.wanted > 1 && shift.groupSize !== null ? Math.min(present, shift.groupSize) : present
  return { minutes: Math.round(lengthMs / MINUTE_MS), people }
}

/** What was typed as numbers, or which of them cannot be. */
export function workedOf(fields: {
  minutes: string
  people: string
}): { minutes: number; people: number } | { problems: WorkedProblem[] } {
  const minutes = wholeNumber(fields.minutes, 1, MINUTES_MAX)
  const people = wholeNumber(fields.people, 0, PEOPLE_MAX)
  if (minutes !== null && people !== null) return { minutes, people }
  const problems: WorkedProblem[] = []
  if (minutes === null) problems.push('minutes')
  if (people === null) problems.push('people')
  return { problems }
}

function wholeNumber(text: string, minimum: number, maximum: number): number | null {
  const plain = text.normalize('NFKC').trim()
  const value = Number(plain)
  return /^\d{1,6}$/.test(plain) && value >= minimum && value <= maximum ? value : null
}
