import type { DeparturePreviewInput, ScheduleDepartureInput, SpokenLanguage } from '../api/gen/documents.ts'
import {
  type ChangesOf,
  type ProblemsOf,
  readChanges,
  readEntries,
  fieldsOf as shownOf,
  type Values,
} from '../writing/entries.ts'
import { words } from '../writing/kinds.ts'
import type { Entered } from '../writing/use-form.ts'
import { departureEntries } from './departure-entries.ts'

/** A departure to schedule: what may be changed later, and what is said once. Languages are names with spaces between. */
const scheduleEntries = {
  routeId: { kind: words('routeId'), problem: 'routeId' as const },
  ...departureEntries,
}

export type ScheduleFields = Entered
export type PlannedDeparture = Values<typeof departureEntries>
export type DepartureChanges = ChangesOf<typeof departureEntries>

/** What to send, or what is missing or can't be read; the server decides all else. */
export function scheduleInputOf(
  fields: Entered,
):
  | { input: Omit<ScheduleDepartureInput, 'idempotencyKey'> }
  | { problems: readonly ProblemsOf<typeof scheduleEntries>[] } {
  const read = readEntries(scheduleEntries, fields)
  if ('problems' in read) return read
  const languages = (fields['languages'] ?? '').split(' ').filter(Boolean) as SpokenLanguage[]
  return { input: { ...read.input, languages } }
}

/** What the picture is asked with; null while the form is not that far. */
export function previewInputOf(
  fields: Entered,
  routeId: string,
  departureId: string | null = null,
): DeparturePreviewInput | null {
  const read = readEntries(departureEntries, fields)
  if ('problems' in read || !routeId) return null
  const { meetingPoint: _, ...plan } = read.input
  return { ...plan, routeId, departureId }
}

export function fieldsOf(departure: PlannedDeparture): Entered {
  return shownOf(departureEntries, departure)
}

/** Only what differs from the departure as it stands. */
export function changesOf(fields: Entered, departure: PlannedDeparture) {
  return readChanges(departureEntries, fields, departure)
}
