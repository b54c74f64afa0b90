import { ClaimShiftDocument } from '../api/gen/documents.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { WriteNote } from '../writing/write-note.tsx'
import { type ShownShift, shiftTitle } from './shift-words.ts'
import { volunteerText } from './text.ts'
import { useGuideHelps } from './use-guide-helps.ts'

/** Claims a shift; a refusal says beside it which rule, and what would help. */
export function ClaimButton({ shift, onClaimed }: { shift: ShownShift; onClaimed(shift: ShownShift): void }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const helps = useGuideHelps()
  const { state, write } = useWrite(ClaimShiftDocument)

  async function claim() {
    const success = await write({ shiftId: shift.id, expectedStartsAt: shift.startsAt })
    if (success) onClaimed(success.shift)
  }

  return (
    <>
      <WriteButton
        state={state}
        words={text.claim}
        sending={text.claiming}
        aria-label={text.claimWhich(shiftTitle(shift, text, language))}
        onClick={() => void claim()}
      />
      <WriteNote state={state} helps={helps} />
    </>
  )
}
