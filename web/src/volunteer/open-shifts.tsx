import { useState } from 'react'
import { OpenShiftsDocument } from '../api/gen/documents.ts'
import { usePages } from '../api/use-pages.ts'
import { useRefresh } from '../api/use-refresh.ts'
import { whenRangeWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Arrived } from '../ui/arrived.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Empty, ErrorNote, Loading, Note } from '../ui/note.tsx'
import { ClaimButton } from './claim-button.tsx'
import { ShiftCard } from './shift-card.tsx'
import { type ShownShift, shiftTitle } from './shift-words.ts'
import { volunteerText } from './text.ts'

const PAGE_SIZE = 10
const REFRESH_MS = 60_000

/** What the viewer may claim, calls for help first. What was just claimed leaves the list; a note above says so. */
export function OpenShifts() {
  const text = useText(volunteerText)
  const list = usePages(OpenShiftsDocument, { first: PAGE_SIZE }, (result) => result.openShifts)
  const [claimed, setClaimed] = useState<ShownShift | null>(null)
  useRefresh(list.reload, REFRESH_MS)
  const shifts = list.nodes.filter((shift) => !isHeld(shift))
  return (
    <section className="volunteer-section" aria-labelledby="open-shifts">
      <div>
        <h2 id="open-shifts">{text.claimable}</h2>
        <p className="volunteer-soft">{text.claimableLead}</p>
      </div>
      {claimed ? <ClaimedNote key={claimed.id} shift={claimed} /> : null}
      {list.loading ? <Loading rows={4} /> : null}
      {list.error && list.nodes.length === 0 ? <ErrorNote error={list.error} onRetry={list.reload} /> : null}
      {!list.loading && !list.error && shifts.length === 0 ? (
        <Empty title={text.noneTitle} heading="h2">
          <p>{text.noneWhat}</p>
          <ButtonLink kind="secondary" href={paths.volunteerTrainings}>
            {text.seeTrainings}
          </ButtonLink>
        </Empty>
      ) : null}
      <ul className="volunteer-list">
        {shifts.map((shift) => (
          <li key={shift.id}>
            <ShiftCard shift={shift}>
              <ClaimButton
                shift={shift}
                onClaimed={(one) => {
                  setClaimed(one)
                  list.reload()
                }}
              />
            </ShiftCard>
          </li>
        ))}
      </ul>
      {list.error && list.nodes.length > 0 ? <ErrorNote error={list.error} onRetry={list.loadMore} /> : null}
      <MoreButton list={list}>{text.more}</MoreButton>
    </section>
  )
}

function isHeld({ viewerClaim }: ShownShift): boolean {
  return viewerClaim !== null && viewerClaim.status !== 'RELEASED'
}

function ClaimedNote({ shift }: { shift: ShownShift }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const when = whenRangeWords(shift.startsAt, shift.endsAt, useNow(), language)
  return (
    <Arrived>
      <Note>
        <p>
          <strong>{text.claimedTitle}</strong>
        </p>
        <p>{text.claimedWhat(when, shiftTitle(shift, text, language))}</p>
        <ButtonLink kind="secondary" href={paths.volunteerShift(shift.id)}>
          {text.seeShift}
        </ButtonLink>
      </Note>
    </Arrived>
  )
}
