import './form.css'
import { type ReactNode, useEffect, useRef } from 'react'
import type { RefusalCode } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { ButtonLink } from '../ui/button.tsx'
import { ErrorNote } from '../ui/note.tsx'
import { SignInLink } from '../viewer/sign-in-link.tsx'
import { writingText } from './text.ts'
import type { WriteState } from './use-write.ts'
import type { Refusal } from './verdict.ts'

/** The way to what would help, by what was refused. */
export type Helps = Partial<Record<RefusalCode, { href: string; words: string }>>

/** Why a write did not happen, in the server's words where it had any, beside what was pressed; and what can be done. */
export function WriteNote({
  state,
  unanswered,
  helps = {},
  children,
}: {
  state: WriteState<Refusal>
  /** What is said when no answer came. */
  unanswered?: string
  helps?: Helps | undefined
  /** What a refusal offers instead. */
  children?: ReactNode
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
        {children}
      </ErrorNote>
    </div>
  )
}

/** After signing in again the person is back here, and what was entered with them. */
function Help({ code, helps }: { code: RefusalCode; helps: Helps }) {
  const help = helps[code]
  if (!help) return code === 'SIGN_IN_REQUIRED' ? <SignInLink /> : null
  return (
    <ButtonLink kind="secondary" href={help.href}>
      {help.words}
    </ButtonLink>
  )
}
