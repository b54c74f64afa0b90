import { type FormEvent, useState } from 'react'
import {
  type ClaimInBoardFragment,
  GuidesToChooseDocument,
  type GuidesToChooseQuery,
  ReplaceClaimDocument,
} from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { useQuery } from '../api/use-query.ts'
import { useText } from '../i18n/text.ts'
import { useFormDraft } from '../manage/form-draft.ts'
import { useWrite } from '../manage/use-write.ts'
import { WriteNote } from '../manage/write-note.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select, TextArea } from '../ui/field.tsx'
import type { OperatedDeparture } from './operated-departure-page.tsx'
import { operateText } from './text.ts'

const GUIDES_MAX = 100
const REASON_LENGTH_MAX = 300
const nothingYet = { guideId: '', reason: '' }

/** Another guide, or nobody, takes the place of one who claimed; the rules of a claim hold for the new one. */
export function ReplaceClaim({
  departure,
  claim,
  name,
  onClose,
  onDone,
}: {
  departure: OperatedDeparture
  claim: ClaimInBoardFragment
  name: string
  onClose(): void
  onDone(outcome: 'replaced' | 'released'): void
}) {
  const text = useText(operateText)
  const { fields, set, clear } = useFormDraft(`replace ${claim.id}`, nothingYet)
  const [isMissing, setIsMissing] = useState(false)
  const [, send] = useMutation(ReplaceClaimDocument)
  const { state, write } = useWrite()

  async function replace(event: FormEvent) {
    event.preventDefault()
    const reason = fields.reason.trim()
    setIsMissing(!reason)
    if (!reason) return
    const guideId = fields.guideId || null
    const success = await write(`${guideId} ${reason}`, (idempotencyKey) =>
      send({ input: { claimId: claim.id, guideId, reason, idempotencyKey } }).then(
        ({ data }) => data?.replaceClaim,
      ),
    )
    if (!success) return
    clear()
    onDone(guideId ? 'replaced' : 'released')
  }

  const words = fields.guideId ? text.confirmReplace : text.confirmRelease
  return (
    <Dialog title={text.replaceTitle(name)} onClose={onClose}>
      <form className="manage-form" noValidate onSubmit={(event) => void replace(event)}>
        <GuideSelect departure={departure} value={fields.guideId} onChoose={(guideId) => set({ guideId })} />
        <TextArea
          label={text.replaceReason}
          hint={text.replaceReasonHint}
          error={isMissing ? text.problems.reason : undefined}
          rows={2}
          maxLength={REASON_LENGTH_MAX}
          value={fields.reason}
          onChange={(event) => set({ reason: event.target.value })}
        />
        <WriteNote state={state} />
        <div className="dialog-actions">
          <Button kind="secondary" onClick={onClose}>
            {text.keepClaim}
          </Button>
          <Button type="submit" kind={fields.guideId ? 'primary' : 'danger'} busy={state.phase === 'sending'}>
            {state.phase === 'sending' ? text.replacing : words}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

type Choosable = NonNullable<GuidesToChooseQuery['guides']>['edges'][number]['node']

/** Admitted guides who have not claimed it, those who are qualified and speak its languages first. */
function GuideSelect({
  departure,
  value,
  onChoose,
}: {
  departure: OperatedDeparture
  value: string
  onChoose(guideId: string): void
}) {
  const text = useText(operateText)
  const [{ data }] = useQuery({
    query: GuidesToChooseDocument,
    variables: { first: GUIDES_MAX },
    requestPolicy: 'cache-and-network',
  })
  const { shift, languages, endsAt } = departure
  const taken = new Set(
    shift?.claims?.flatMap(({ status, guide }) => (status === 'RELEASED' ? [] : (guide?.id ?? []))),
  )
  const isQualified = ({ qualifications }: Choosable) =>
    (shift?.qualifications ?? []).every((needed) =>
      qualifications.some(
        ({ qualification, expiresAt }) =>
          qualification.id === needed.id && (!expiresAt || new Date(expiresAt) >= new Date(endsAt)),
      ),
    )
  const fit = (guide: Choosable) =>
    (isQualified(guide) ? languages.length + 1 : 0) +
    languages.filter((one) => guide.languages.includes(one)).length
  const guides = (data?.guides?.edges ?? [])
    .map(({ node }) => node)
    .filter(({ id }) => !taken.has(id))
    .toSorted((one, other) => fit(other) - fit(one))
  return (
    <Select label={text.replaceBy} value={value} onChange={(event) => onChoose(event.target.value)}>
      <option value="">{text.nobody}</option>
      {guides.map((guide) => (
        <option key={guide.id} value={guide.id}>
          {guide.displayName} · {text.guideFits(spokenWords(guide, text.spoken), isQualified(guide))}
        </option>
      ))}
    </Select>
  )
}

function spokenWords({ languages }: Choosable, spoken: Record<string, string>): string {
  return languages.map((language) => spoken[language]).join('/')
}
