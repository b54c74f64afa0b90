import './shift-day.css'
import { Link } from 'wouter'
import { SignInInvitation } from '../account/sign-in-invitation.tsx'
import { ShiftOfDayDocument, type ShiftOfDayQuery } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Page } from '../shell/page.tsx'
import { Icon } from '../ui/icon.tsx'
import { Empty, ErrorNote, Loading } from '../ui/note.tsx'
import { ClaimButton } from './claim-button.tsx'
import { ShiftMarks } from './my-shifts.tsx'
import { ReleaseShift } from './release-shift.tsx'
import { ShiftCard } from './shift-card.tsx'
import { ShiftOfDay } from './shift-of-day.tsx'
import { shiftTitle } from './shift-words.ts'
import { SignInToShift } from './sign-in-to-shift.tsx'
import { volunteerText } from './text.ts'

export type DayShift = Extract<NonNullable<ShiftOfDayQuery['node']>, { __typename: 'Shift' }>
export type DayRecord = NonNullable<ShiftOfDayQuery['viewer']>['serviceRecords']['edges'][number]['node']

/** A shift, and on its day all that its guide needs in one hand. */
export function ShiftPage({ id }: { id: string }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const [{ data, error }, run] = useQuery({
    query: ShiftOfDayDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const refresh = () => run({ requestPolicy: 'network-only' })
  const shift = data?.node?.__typename === 'Shift' ? data.node : null
  const record = data?.viewer?.serviceRecords.edges.find(({ node }) => node.shift?.id === id)?.node ?? null
  return (
    <Page
      title={shift ? shiftTitle(shift, text, language) : text.title}
      back={
        <Link className="volunteer-back" href={paths.volunteer}>
          <Icon name="back" size={20} />
          {text.backToBoard}
        </Link>
      }
    >
      {data && !data.viewer ? (
        <SignInInvitation title={text.strangerTitle}>{text.strangerLead}</SignInInvitation>
      ) : shift ? (
        <ShownShiftDay shift={shift} record={record} onClaimed={refresh} />
      ) : error && !data ? (
        <ErrorNote error={error} onRetry={refresh} />
      ) : data ? (
        <Empty title={text.shiftGoneTitle}>
          <p>{text.shiftGoneWhat}</p>
        </Empty>
      ) : (
        <Loading rows={4} />
      )}
    </Page>
  )
}

function ShownShiftDay({
  shift,
  record,
  onClaimed,
}: {
  shift: DayShift
  record: DayRecord | null
  onClaimed(): void
}) {
  const text = useText(volunteerText)
  const claim = shift.viewerClaim
  const isMine = claim !== null && claim.status !== 'RELEASED'
  return (
    <>
      <ShiftCard shift={shift} title={null}>
        <ShiftMarks shift={shift} />
        {isMine ? <SignInToShift shift={shift} /> : null}
        {!isMine && shift.status === 'OPEN' && shift.claimed < shift.wanted ? (
          <>
            <p className="volunteer-soft">{text.notMineWhat}</p>
            <ClaimButton shift={shift} onClaimed={onClaimed} />
          </>
        ) : null}
      </ShiftCard>
      {isMine ? <ShiftOfDay shift={shift} record={record} /> : null}
      {isMine ? (
        <div className="volunteer-actions">
          <ReleaseShift shift={shift} />
        </div>
      ) : null}
    </>
  )
}
