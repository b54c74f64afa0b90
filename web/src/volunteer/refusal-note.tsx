import { useEffect, useRef } from 'react'
import type { RefusalCode } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { ErrorNote } from '../ui/note.tsx'
import type { WriteState } from '../writing/use-write.ts'
import { volunteerText } from './text.ts'

/** Why a write did not happen, where it was pressed, and the way to what would help. */
export function RefusalNote({ state }: { state: WriteState }) {
  const text = useText(volunteerText)
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.phase === 'unanswered' || state.phase === 'refused')
      note.current?.scrollIntoView({ block: 'nearest' })
  }, [state])
  if (state.phase !== 'unanswered' && state.phase !== 'refused') return null
  return (
    <div ref={note} className="volunteer-refusal">
      <ErrorNote>
        <p>{state.phase === 'refused' ? state.refused.message : text.unanswered}</p>
        {state.phase === 'refused' ? <Help code={state.refused.code} /> : null}
      </ErrorNote>
    </div>
  )
}

function Help({ code }: { code: RefusalCode }) {
  const text = useText(volunteerText)
  const help = {
    NOT_QUALIFIED: [paths.volunteerTrainings, text.helpTrainings],
    OVERLAPS: [`${paths.volunteer}#my-shifts`, text.helpMine],
    REST_REQUIRED: [`${paths.volunteer}#my-shifts`, text.helpMine],
    LIMIT_REACHED: [`${paths.volunteer}#my-shifts`, text.helpMine],
    FORBIDDEN: [paths.volunteerRegister, text.helpRegister],
  } as Partial<Record<RefusalCode, [string, string]>>
  const way = help[code]
  return way ? (
    <ButtonLink kind="secondary" href={way[0]}>
      {way[1]}
    </ButtonLink>
  ) : null
}
