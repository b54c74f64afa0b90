import { useNow } from '../format/use-now.ts'
import { useText } from '../i18n/text.ts'
import { cancelText } from './cancel-text.ts'
import { CancelUntil } from './cancel-until.tsx'
import { cancellationOfNew } from './cancellation.ts'

/** Before reserving: until when it can be undone, above all when that is no more than a quarter of an hour. */
export function CancelWords({ startsAt, cancelUntil }: { startsAt: string; cancelUntil: string | null }) {
  const text = useText(cancelText)
  const now = useNow()
  if (!cancelUntil) return null
  const may = cancellationOfNew({ startsAt, cancelUntil }, now)
  return (
    <p className="reserve-cancel tabular" data-late={may === 'undo' || undefined}>
      {may === 'undo' ? text.undoOnly : <CancelUntil may={may} cancelUntil={cancelUntil} />}
    </p>
  )
}
