import { SignInToShiftDocument } from '../api/gen/documents.ts'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Icon } from '../ui/icon.tsx'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { WriteNote } from '../writing/write-note.tsx'
import { signInOpensAt, signingIn } from './releasing.ts'
import type { ShownShift } from './shift-words.ts'
import { volunteerText } from './text.ts'
import { useGuideHelps } from './use-guide-helps.ts'

/** At the meeting point: from an hour before the start until the end. */
export function SignInToShift({ shift }: { shift: ShownShift }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const now = useNow()
  const helps = useGuideHelps()
  const { state, write } = useWrite(SignInToShiftDocument)
  const phase = signingIn(shift, now)
  if (phase === 'over') return null
  if (phase === 'early') {
    const opens = whenWords(signInOpensAt(shift.startsAt).toISOString(), now, language)
    return <p className="volunteer-soft">{text.signIn60(opens)}</p>
  }
  if (phase === 'present') {
    const at = shift.viewerClaim?.signedInAt ?? shift.startsAt
    return (
      <p className="shift-present" role="status">
        <Icon name="check" />
        {text.present(whenWords(at, now, language))}
      </p>
    )
  }
  return (
    <>
      <WriteButton
        className="shift-arrive"
        state={state}
        words={text.arrive}
        sending={text.arriving}
        onClick={() => void write({ shiftId: shift.id })}
      />
      <WriteNote state={state} helps={helps} />
    </>
  )
}
