import { type ReactNode, useRef } from 'react'
import { Link } from 'wouter'
import { MyShiftsDocument } from '../api/gen/documents.ts'
import { usePages } from '../api/use-pages.ts'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { ErrorNote, Loading, Note } from '../ui/note.tsx'
import { ReleaseShift } from './release-shift.tsx'
import { ShiftCard } from './shift-card.tsx'
import { type ShownShift, shiftTitle } from './shift-words.ts'
import { SignInToShift } from './sign-in-to-shift.tsx'
import { sortMyShifts } from './sort-my-shifts.ts'
import { volunteerText } from './text.ts'

const PAGE_SIZE = 20
/** On a phone the next shift then comes before what may be claimed. */
const SOON_MS = 3 * 3600_000
const SHIFTS_ICS = '/export/shifts.ics'

/** The guide's own shifts: the next one large, with what can be done there. */
export function MyShifts() {
  const text = useText(volunteerText)
  const now = useNow()
  const list = usePages(MyShiftsDocument, { first: PAGE_SIZE }, (result) => result.viewer?.shifts)
  const { next, later, past } = sortMyShifts(list.nodes, now)
  // As the page found it: what is claimed here must not move the page under the finger.
  const wasSoon = useRef<boolean | null>(null)
  if (wasSoon.current === null && !list.loading) wasSoon.current = next !== null && isSoon(next, now)
  return (
    <section className="volunteer-section" id="my-shifts" aria-labelledby="my-shifts-title">
      <h2 id="my-shifts-title">{text.mine}</h2>
      {list.loading ? <Loading rows={2} /> : null}
      {list.error && list.nodes.length === 0 ? <ErrorNote error={list.error} onRetry={list.reload} /> : null}
      {!list.loading && !list.error && !next ? <p className="volunteer-soft">{text.minesNone}</p> : null}
      {next ? (
        <div className="shift-next" data-soon={wasSoon.current || undefined}>
          <p className="shift-label">{text.next}</p>
          <MyShift shift={next}>
            <SignInToShift shift={next} />
          </MyShift>
        </div>
      ) : null}
      <Group title={text.later} shifts={later} />
      {next ? (
        <p className="volunteer-calendar">
          <a className="button button-secondary" href={SHIFTS_ICS} download>
            {text.calendar}
          </a>
          <small>
            {text.calendarHint} <Link href={paths.calendar}>{text.calendarSubscribe}</Link>
          </small>
        </p>
      ) : null}
      <PastShifts shifts={past} />
      {list.error && list.nodes.length > 0 ? <ErrorNote error={list.error} onRetry={list.loadMore} /> : null}
      <MoreButton list={list}>{text.more}</MoreButton>
    </section>
  )
}

function isSoon(shift: ShownShift, now: Date): boolean {
  return new Date(shift.startsAt).getTime() - now.getTime() < SOON_MS
}

function Group({ title, shifts }: { title: string; shifts: readonly ShownShift[] }) {
  if (shifts.length === 0) return null
  return (
    <>
      <p className="shift-label">{title}</p>
      <ul className="volunteer-list">
        {shifts.map((shift) => (
          <li key={shift.id}>
            <MyShift shift={shift} />
          </li>
        ))}
      </ul>
    </>
  )
}

function MyShift({ shift, children }: { shift: ShownShift; children?: ReactNode }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  return (
    <ShiftCard
      shift={shift}
      title={<Link href={paths.volunteerShift(shift.id)}>{shiftTitle(shift, text, language)}</Link>}
    >
      <ShiftMarks shift={shift} />
      {children}
      <ButtonLink kind="secondary" href={paths.volunteerShift(shift.id)}>
        {text.seeShift}
      </ButtonLink>
      <ReleaseShift shift={shift} />
    </ShiftCard>
  )
}

/** What happened to a shift since it was claimed. */
export function ShiftMarks({ shift }: { shift: ShownShift }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const now = useNow()
  const claim = shift.viewerClaim
  return (
    <>
      {shift.status === 'CANCELLED' ? <Note tone="lost">{text.cancelledShift}</Note> : null}
      {claim?.movedFrom ? (
        <Note tone="few">{text.moved(whenWords(claim.movedFrom, now, language))}</Note>
      ) : null}
      {claim?.overlapping ? <Note tone="few">{text.overlapping}</Note> : null}
      {claim?.doubt ? <Note tone="few">{text.inDoubt}</Note> : null}
    </>
  )
}

function PastShifts({ shifts }: { shifts: readonly ShownShift[] }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const now = useNow()
  if (shifts.length === 0) return null
  return (
    <details className="volunteer-past">
      <summary>{text.past}</summary>
      <ul>
        {shifts.map((shift) => (
          <li key={shift.id}>
            <Link href={paths.volunteerShift(shift.id)}>{shiftTitle(shift, text, language)}</Link>
            <small className="tabular">{whenWords(shift.startsAt, now, language)}</small>
          </li>
        ))}
      </ul>
    </details>
  )
}
