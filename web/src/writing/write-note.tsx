import { useEffect, useRef } from 'react'
import { dayOf, timeWords, whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { manageText } from '../manage/text.ts'
import { Button } from '../ui/button.tsx'
import { ErrorNote } from '../ui/note.tsx'
import type { WriteState } from './use-write.ts'

/** Why a write did not happen, beside its form; starts that fit are there to be pressed. */
export function WriteNote({
  state,
  onSuggestedStart,
}: {
  state: WriteState
  onSuggestedStart?: (start: { day: string; time: string }) => void
}) {
  const text = useText(manageText)
  const { language } = useLanguage()
  const now = useNow()
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.phase === 'unanswered' || state.phase === 'refused')
      note.current?.scrollIntoView({ block: 'nearest' })
  }, [state])
  if (state.phase === 'unanswered') {
    return (
      <div ref={note} className="form-note">
        <ErrorNote>
          <p>{text.unanswered}</p>
        </ErrorNote>
      </div>
    )
  }
  if (state.phase !== 'refused') return null
  const { message, suggestedStarts } = state.refused
  return (
    <div ref={note} className="form-note">
      <ErrorNote>
        <p>{message}</p>
        {onSuggestedStart && suggestedStarts.length > 0 ? (
          <>
            <p>{text.suggested}</p>
            <div className="form-suggested">
              {suggestedStarts.map((start) => (
                <Button
                  key={start}
                  kind="secondary"
                  className="tabular"
                  onClick={() => onSuggestedStart({ day: dayOf(start), time: timeWords(start) })}
                >
                  {whenWords(start, now, language)}
                </Button>
              ))}
            </div>
          </>
        ) : null}
      </ErrorNote>
    </div>
  )
}
