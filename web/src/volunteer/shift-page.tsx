import './shift-day.css'
import { ShiftOfDayDocument } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { BackLink } from '../shell/back-link.tsx'
import { Page } from '../shell/page.tsx'
import { Found } from '../viewer/found.tsx'
import { ClaimButton } from './claim-button.tsx'
import type { DayRecord, DayShift } from './day-shift.ts'
import { ShiftMarks } from './my-shifts.tsx'
import { ReleaseShift } from './release-shift.tsx'
import { ShiftCard } from './shift-card.tsx'
import { ShiftOfDay } from './shift-of-day.tsx'
import { shiftTitle } from './shift-words.ts'
import { SignInToShift } from './sign-in-to-shift.tsx'
import { volunteerText } from './text.ts'

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
  const shift = data && (data.node?.__typename === 'Shift' ? data.node : null)
  const record = data?.viewer?.serviceRecords.edges.find(({ node }) => node.shift?.id === id)?.node ?? null
  return (
    <Page
      title={shift ? shiftTitle(shift, text, language) : text.title}
      back={<BackLink href={paths.volunteer}>{text.backToBoard}</BackLink>}
    >
      <Found
        viewer={data?.viewer}
        found={shift}
        error={error}
        onRetry={refresh}
        signIn={{ title: text.strangerTitle, what: text.strangerLead }}
        gone={{ title: text.shiftGoneTitle, what: text.shiftGoneWhat }}
      >
        {(found) => <ShownShiftDay shift={found} record={record} onClaimed={refresh} />}
      </Found>
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
        {!isMine && shift.status === 'OPEN' && shift.claimed - shift.doubtful < shift.wanted ? (
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
