import {
  type ClaimInBoardFragment,
  GuidesToChooseDocument,
  type GuidesToChooseQuery,
  ReplaceClaimDocument,
} from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { useText } from '../i18n/text.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/field.tsx'
import { ReasonForm, readReason } from '../writing/reason-form.tsx'
import { type Bound, useForm } from '../writing/use-form.ts'
import { useWrite } from '../writing/use-write.ts'
import type { OperatedDeparture } from './operated-departure.ts'
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
  const form = useForm({
    draft: `replace ${claim.id}`,
    initial: nothingYet,
    read(fields) {
      const read = readReason(fields)
      if ('problems' in read) return read
      return { input: { claimId: claim.id, guideId: fields.guideId || null, reason: read.input } }
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
        <GuideSelect departure={departure} bound={form.bind('guideId')} />
      </ReasonForm>
    </Dialog>
  )
}

type Choosable = NonNullable<GuidesToChooseQuery['guides']>['edges'][number]['node']

/** Admitted guides who have not claimed it, those who are qualified and speak its languages first. */
function GuideSelect({ departure, bound }: { departure: OperatedDeparture; bound: Bound }) {
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
    .sort((one, other) => fit(other) - fit(one))
  return (
    <Select label={text.replaceBy} {...bound}>
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
