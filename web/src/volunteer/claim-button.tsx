import { ClaimShiftDocument } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { useWrite } from '../manage/use-write.ts'
import { Button } from '../ui/button.tsx'
import { RefusalNote } from './refusal-note.tsx'
import { type ShownShift, shiftTitle } from './shift-words.ts'
import { volunteerText } from './text.ts'

/** Claims a shift; a refusal says beside it which rule, and what would help. */
export function ClaimButton({ shift, onClaimed }: { shift: ShownShift; onClaimed(shift: ShownShift): void }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const [, send] = useMutation(ClaimShiftDocument)
  const { state, write } = useWrite()
  const isSending = state.phase === 'sending'

  async function claim() {
    const success = await write(shift.id, (idempotencyKey) =>
      send({ input: { shiftId: shift.id, idempotencyKey } }).then(({ data }) => data?.claimShift),
    )
    if (success) onClaimed(success.shift)
  }

  return (
    <>
      <Button
        busy={isSending}
        aria-label={isSending ? undefined : text.claimWhich(shiftTitle(shift, text, language))}
        onClick={() => void claim()}
      >
        {isSending ? text.claiming : text.claim}
      </Button>
      <RefusalNote state={state} />
    </>
  )
}
