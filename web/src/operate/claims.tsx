import { useState } from 'react'
import type { ClaimInBoardFragment } from '../api/gen/documents.ts'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { useText } from '../i18n/text.ts'
import { Arrived } from '../ui/arrived.tsx'
import { Note, Tag } from '../ui/note.tsx'
import { AssignGuide } from './assign-guide.tsx'
import { AbsentButton, KeepClaim, ReplaceButton } from './decide-claim.tsx'
import type { OperatedDeparture } from './operated-departure.ts'
import { operateText } from './text.ts'

/**
 * Who claimed the departure, with their contact; each can be replaced until it ends, kept when in doubt, marked absent from its start;
 * an empty place can be filled. `onChanged`: the departure is as it was no more.
 */
export function Claims({ departure, onChanged }: { departure: OperatedDeparture; onChanged(): void }) {
  const text = useText(operateText)
  const now = useNow()
  const [outcome, setOutcome] = useState('')
  const { shift } = departure
  const claims = shift?.claims ?? []
  const held = claims.filter(({ status }) => status !== 'RELEASED')
  const left = claims.filter(({ status }) => status === 'RELEASED')
  const isRunning = departure.status === 'SCHEDULED' && new Date(departure.endsAt) > now
  const isEmpty = shift !== null && shift.claimed - shift.doubtful < shift.wanted
  const done = (words: string) => {
    setOutcome(words)
    onChanged()
  }
  return (
    <section className="section" aria-labelledby="claims">
      <h2 id="claims">{text.claims}</h2>
      {outcome ? (
        <Arrived key={outcome + held.map(({ id }) => id).join()}>
          <Note>
            <p>{outcome}</p>
          </Note>
        </Arrived>
      ) : null}
      {shift && shift.over > 0 ? (
        <Note tone="few">
          <p>{text.shiftOver(shift.over)}</p>
        </Note>
      ) : null}
      {held.length === 0 ? <p>{shift ? text.noClaims : text.noShift}</p> : null}
      <ul className="rows">
        {held.map((claim) => (
          <HeldClaim key={claim.id} {...{ departure, claim, isRunning }} onDone={done} />
        ))}
      </ul>
      {shift && isRunning && isEmpty ? (
        <div className="actions">
          <AssignGuide shiftId={shift.id} onDone={() => done(text.assigned)} />
        </div>
      ) : null}
      {left.length > 0 ? (
        <details className="disclosure">
          <summary>{text.releasedClaims(left.length)}</summary>
          <ul className="rows">
            {left.map((claim) => (
              <LeftClaim key={claim.id} claim={claim} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}

function HeldClaim({
  departure,
  claim,
  isRunning,
  onDone,
}: {
  departure: OperatedDeparture
  claim: ClaimInBoardFragment
  /** It stands and has not ended. */
  isRunning: boolean
  onDone(words: string): void
}) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const now = useNow()
  const name = claim.guide?.displayName ?? text.unknownGuide
  const hasBegun = departure.status === 'SCHEDULED' && new Date(departure.startsAt) <= now
  const deciding = { claim, name, onDone }
  return (
    <li>
      <span>
        <strong>
          <Marked words={name} /> <ClaimTag status={claim.status} />
        </strong>
        <span>{claim.guide?.contact ?? <span className="soft">{text.noContact}</span>}</span>
        <small className="tabular">{text.claimedAt(whenWords(claim.claimedAt, now, language))}</small>
        {claim.doubt ? <small className="operate-few">{text.doubts[claim.doubt]}</small> : null}
        {claim.overlapping && !claim.doubt ? (
          <small className="operate-few">{text.claimOverlaps}</small>
        ) : null}
      </span>
      <span className="operate-decide">
        {claim.doubt ? <KeepClaim {...deciding} /> : null}
        {isRunning && departure.shift ? <ReplaceButton {...deciding} shiftId={departure.shift.id} /> : null}
        {hasBegun ? <AbsentButton {...deciding} /> : null}
      </span>
    </li>
  )
}

function ClaimTag({ status }: Pick<ClaimInBoardFragment, 'status'>) {
  const text = useText(operateText)
  if (status === 'PRESENT') return <Tag>{text.claimStatuses.PRESENT}</Tag>
  return status === 'ABSENT' ? <Tag tone="lost">{text.claimStatuses.ABSENT}</Tag> : null
}

function LeftClaim({ claim }: { claim: ClaimInBoardFragment }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const now = useNow()
  const { guide, releasedAt, releaseCause, releaseReason } = claim
  return (
    <li>
      <span>
        {guide?.displayName ?? text.unknownGuide}
        <small className="tabular">
          {releasedAt ? `${whenWords(releasedAt, now, language)} · ` : null}
          {releaseCause ? text.releaseCauses[releaseCause] : text.claimStatuses.RELEASED}
        </small>
        {releaseReason ? <small>{releaseReason}</small> : null}
      </span>
    </li>
  )
}
