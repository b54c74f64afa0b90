import './form.css'
import { useEffect, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { RefusalCode } from '../api/gen/documents.ts'
import { dayOf, timeWords, whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ErrorNote } from '../ui/note.tsx'
import { viewerText } from '../viewer/text.ts'
import { writingText } from './text.ts'
import type { WriteState } from './use-write.ts'
import type { Refusal } from './verdict.ts'

/** The way to what would help, by what was refused. */
export type Helps = Partial<Record<RefusalCode, { href: string; words: string }>>

interface Start {
  day: string
  time: string
}

/** Why a write did not happen, in the server's words where it had any, beside what was pressed; and what can be done. */
export function WriteNote({
  state,
  unanswered,
  helps = {},
  onSuggestedStart,
}: {
  state: WriteState<Refusal>
  /** What is said when no answer came. */
  unanswered?: string
  helps?: Helps | undefined
  /** Starts that fit are there to be pressed. */
  onSuggestedStart?: ((start: Start) => void) | undefined
}) {
  const text = useText(writingText)
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.phase === 'unanswered' || state.phase === 'refused')
      note.current?.scrollIntoView({ block: 'nearest' })
  }, [state])
  if (state.phase !== 'unanswered' && state.phase !== 'refused') return null
  const message =
    state.phase === 'refused' ? state.refused.message : (state.message ?? unanswered ?? text.unanswered)
  return (
    <div ref={note} className="form-note">
      <ErrorNote>
        <p>{message}</p>
        {state.phase === 'refused' ? <Help code={state.refused.code} helps={helps} /> : null}
        {state.phase === 'refused' && onSuggestedStart ? (
          <SuggestedStarts starts={state.refused.suggestedStarts ?? []} onStart={onSuggestedStart} />
        ) : null}
      </ErrorNote>
    </div>
  )
}

/** After signing in again the person is back here, and what was entered with them. */
function Help({ code, helps }: { code: RefusalCode; helps: Helps }) {
  const { signIn } = useText(viewerText)
  const [location] = useLocation()
  const search = useSearch()
  const here = search ? `${location}?${search}` : location
  const help = helps[code] ?? (code === 'SIGN_IN_REQUIRED' && { href: paths.signInTo(here), words: signIn })
  return help ? (
    <ButtonLink kind="secondary" href={help.href}>
      {help.words}
    </ButtonLink>
  ) : null
}

function SuggestedStarts({ starts, onStart }: { starts: readonly string[]; onStart(start: Start): void }) {
  const text = useText(writingText)
  const { language } = useLanguage()
  const now = useNow()
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
