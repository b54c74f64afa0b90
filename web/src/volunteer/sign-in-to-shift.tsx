import { SignInToShiftDocument } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { useWrite } from '../manage/use-write.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { RefusalNote } from './refusal-note.tsx'
import { signInOpensAt, signingIn } from './releasing.ts'
import type { ShownShift } from './shift-words.ts'
import { volunteerText } from './text.ts'

/** At the meeting point: from an hour before the start until the end. */
export function SignInToShift({ shift }: { shift: ShownShift }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const now = useNow()
  const [, send] = useMutation(SignInToShiftDocument)
  const { state, write } = useWrite()
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
  const isSending = state.phase === 'sending'
  return (
    <>
      <Button
        className="shift-arrive"
        busy={isSending}
        onClick={() =>
          void write(shift.id, (idempotencyKey) =>
            send({ input: { shiftId: shift.id, idempotencyKey } }).then(({ data }) => data?.signInToShift),
          )
        }
      >
        {isSending ? text.arriving : text.arrive}
      </Button>
      <RefusalNote state={state} />
    </>
  )
}
