import { ReplaceClaimDocument } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ReasonForm, readReason } from '../writing/reason-form.tsx'
import { useForm } from '../writing/use-form.ts'
import { useWrite } from '../writing/use-write.ts'
import { CandidateSelect } from './candidate-select.tsx'
import { operateText } from './text.ts'

const REASON_LENGTH_MAX = 300
const nothingYet = { guideId: '', reason: '' }

/** Another guide, or nobody, takes the place of one who claimed; the rules of a claim hold for the new one. */
export function ReplaceClaim({
  shiftId,
  claimId,
  name,
  onClose,
  onDone,
}: {
  shiftId: string
  claimId: string
  name: string
  onClose(): void
  onDone(outcome: 'replaced' | 'released'): void
}) {
  const text = useText(operateText)
  const form = useForm({
    draft: `replace ${claimId}`,
    initial: nothingYet,
    read(fields) {
      const read = readReason(fields)
      if ('problems' in read) return read
      return { input: { claimId, guideId: fields.guideId || null, reason: read.input } }
    },
    problemWords: text.problems,
    writing: useWrite(ReplaceClaimDocument),
    onDone: () => onDone(guideId ? 'replaced' : 'released'),
  })
  const { guideId } = form.fields
  return (
    <Dialog title={text.replaceTitle(name)} onClose={onClose}>
      <ReasonForm
        form={form}
        kind={guideId ? 'primary' : 'danger'}
        words={{
          label: text.replaceReason,
          hint: text.replaceReasonHint,
          lengthMax: REASON_LENGTH_MAX,
          rows: 2,
          keep: text.keepClaim,
          confirm: guideId ? text.confirmReplace : text.confirmRelease,
          sending: text.replacing,
        }}
        onClose={onClose}
      >
        <CandidateSelect shiftId={shiftId} label={text.replaceBy} bound={form.bind('guideId')}>
          <option value="">{text.nobody}</option>
        </CandidateSelect>
      </ReasonForm>
    </Dialog>
  )
}
