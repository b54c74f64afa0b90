import { useState } from 'react'
import type { ClaimInBoardFragment } from '../api/gen/documents.ts'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Arrived } from '../ui/arrived.tsx'
import { Button } from '../ui/button.tsx'
import { Note, Tag } from '../ui/note.tsx'
import type { OperatedDeparture } from './operated-departure.ts'
import { ReplaceClaim } from './replace-claim.tsx'
import { operateText } from './text.ts'

/** Who claimed the departure, with their contact; each can be replaced until it ends. */
export function Claims({ departure }: { departure: OperatedDeparture }) {
  const text = useText(operateText)
  const now = useNow()
  const [outcome, setOutcome] = useState<'replaced' | 'released' | null>(null)
  const { shift } = departure
  const claims = shift?.claims ?? []
  const held = claims.filter(({ status }) => status !== 'RELEASED')
  const left = claims.filter(({ status }) => status === 'RELEASED')
  const mayReplace = departure.status === 'SCHEDULED' && new Date(departure.endsAt) > now
  return (
    <section className="section" aria-labelledby="claims">
      <h2 id="claims">{text.claims}</h2>
      {outcome ? (
        <Arrived key={outcome + held.map(({ id }) => id).join()}>
          <Note>
            <p>{text[outcome]}</p>
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
          <HeldClaim key={claim.id} {...{ departure, claim, mayReplace }} onDone={setOutcome} />
        ))}
      </ul>
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
  mayReplace,
  onDone,
}: {
  departure: OperatedDeparture
  claim: ClaimInBoardFragment
  mayReplace: boolean
  onDone(outcome: 'replaced' | 'released'): void
}) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const now = useNow()
  const [isAsking, setIsAsking] = useState(false)
  const name = claim.guide?.displayName ?? text.unknownGuide
  return (
    <li>
      <span>
        <strong>
          {name} {claim.status === 'PRESENT' ? <Tag>{text.claimStatuses.PRESENT}</Tag> : null}
        </strong>
        <span>{claim.guide?.contact ?? <span className="soft">{text.noContact}</span>}</span>
        <small className="tabular">{text.claimedAt(whenWords(claim.claimedAt, now, language))}</small>
        {claim.overlapping ? <small className="operate-few">{text.claimOverlaps}</small> : null}
      </span>
      {mayReplace ? (
        <Button kind="secondary" aria-label={`${text.replace} ${name}`} onClick={() => setIsAsking(true)}>
          {text.replace}
        </Button>
      ) : null}
      {isAsking ? (
        <ReplaceClaim
          {...{ departure, claim, name }}
          onClose={() => setIsAsking(false)}
          onDone={(outcome) => {
            setIsAsking(false)
            onDone(outcome)
          }}
        />
      ) : null}
    </li>
  )
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
