import { dayOf, timeWords, whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { formText } from './form-text.ts'
import type { WriteState } from './use-write.ts'
import type { Refusal } from './verdict.ts'

/** The starts that fit instead of the one that was refused, there to be pressed. */
export function SuggestedStarts({
  state,
  onStart,
}: {
  state: WriteState<Refusal>
  onStart(start: { day: string; time: string }): void
}) {
  const text = useText(formText)
  const { language } = useLanguage()
  const now = useNow()
  const starts = state.phase === 'refused' ? (state.refused.suggestedStarts ?? []) : []
  if (starts.length === 0) return null
  return (
    <>
      <p>{text.suggested}</p>
      <div className="form-choices">
        {starts.map((start) => (
          <Button
            key={start}
            kind="secondary"
            className="tabular"
            onClick={() => onStart({ day: dayOf(start), time: timeWords(start) })}
          >
            {whenWords(start, now, language)}
          </Button>
        ))}
      </div>
    </>
  )
}
