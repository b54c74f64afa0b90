import { ReleaseShiftDocument } from '../api/gen/documents.ts'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { useIsOpen } from '../viewer/use-opened.ts'
import { ReasonDialog } from '../writing/reason-dialog.tsx'
import { releasing } from './releasing.ts'
import type { ShownShift } from './shift-words.ts'
import { volunteerText } from './text.ts'
import { useGuideHelps } from './use-guide-helps.ts'

const REASON_LENGTH_MAX = 300

/** The way out of a shift, until its deadline; afterwards whom to ask. */
export function ReleaseShift({ shift }: { shift: ShownShift }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const now = useNow()
  const [isAsking, setIsAsking] = useIsOpen(`release ${shift.id}`)
  const may = releasing(shift, now)
  if (may === 'over') return null
  if (may === 'tooLate') return <p className="shift-release-words">{text.releaseTooLate}</p>
  const until = shift.viewerClaim?.releaseUntil ?? shift.startsAt
  return (
    <>
      <Button kind="danger" onClick={() => setIsAsking(true)}>
        {text.release}
      </Button>
      <p className="shift-release-words tabular">
        {may === 'anyTime' ? text.releaseAnyTime : text.releaseUntil(whenWords(until, now, language))}
      </p>
      {isAsking ? <ReleaseDialog shift={shift} onClose={() => setIsAsking(false)} /> : null}
    </>
  )
}

function ReleaseDialog({ shift, onClose }: { shift: ShownShift; onClose(): void }) {
  const text = useText(volunteerText)
  return (
    <ReasonDialog
      draft={`release ${shift.id}`}
      title={text.releaseTitle}
      what={<p>{text.releaseWhat}</p>}
      missing={text.reasonMissing}
      helps={useGuideHelps()}
      words={{
        hint: text.reasonHint,
        lengthMax: REASON_LENGTH_MAX,
        rows: 2,
        keep: text.keep,
        confirm: text.release,
        sending: text.releasing,
      }}
      document={ReleaseShiftDocument}
      inputOf={(reason) => ({ shiftId: shift.id, reason })}
      onClose={onClose}
    />
  )
}
