import { dayOf, timeWords } from '../format/day.ts'

export interface AuditChange {
  field: string
  old: string
  new: string
}

/** The changed fields as words; moments in Shanghai's time. A field whose value is an object stays out. */
export function auditChanges(changeJson: string, nothing: string): AuditChange[] {
  let changes: unknown
  try {
    changes = JSON.parse(changeJson)
  } catch {
    return []
  }
  if (typeof changes !== 'object' || changes === null) return []
  return Object.entries(changes as Record<string, { old?: unknown; new?: unknown }>).flatMap(
    ([field, change]) => {
      const [before, after] = [valueWords(change.old, nothing), valueWords(change.new, nothing)]
      return before === null || after === null || before === after ? [] : [{ field, old: before, new: after }]
    },
  )
}

function valueWords(value: unknown, nothing: string): string | null {
  if (value === null || value === undefined || value === '') return nothing
  if (typeof value === 'string')
    return /^\d{4}-\d{2}-\d{2}T/.test(value) ? `${dayOf(value)} ${timeWords(value)}` : value
  return typeof value === 'object' ? null : String(value)
}
