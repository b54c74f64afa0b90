import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { cancelText } from './cancel-text.ts'
import { cancellationOfNew } from './cancellation.ts'

/** Before reserving: until when it can be undone, above all when that is no more than a quarter of an hour. */
export function CancelWords({ startsAt, cancelUntil }: { startsAt: string; cancelUntil: string | null }) {
  const text = useText(cancelText)
  const { language } = useLanguage()
  const now = useNow()
  if (!cancelUntil) return null
  const may = cancellationOfNew({ startsAt, cancelUntil }, now)
  return (
    <p className="reserve-cancel tabular" data-late={may === 'undo' || undefined}>
      {may === 'undo'
        ? text.undoOnly
        : may === 'anyTime'
          ? text.cancelAnyTime
          : text.cancelUntil(whenWords(cancelUntil, now, language))}
    </p>
  )
}
