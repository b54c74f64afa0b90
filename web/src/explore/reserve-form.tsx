import './reserve.css'
import { useEffect, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useViewer } from '../account/use-viewer.ts'
import type { PlacesOfSlotFragment } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ErrorNote, Note } from '../ui/note.tsx'
import { Stepper } from '../ui/stepper.tsx'
import { Alternatives, AlternativesOf } from './alternatives.tsx'
import { readParty } from './party.ts'
import type { FullSession } from './session.ts'
import { exploreText } from './text.ts'
import { type Reserved, type ReserveRefused, type ReserveState, useReserve } from './use-reserve.ts'

interface ReserveFormProps {
  session: FullSession
  slot: PlacesOfSlotFragment
  /** What the person already holds here. */
  reservation: { id: string; code: string; partySize: number } | null
  filterSearch: string
}

/** Stays at the foot of the panel, within the thumb's reach. */
export function ReserveForm({ session, slot, reservation, filterSearch }: ReserveFormProps) {
  const search = useSearch()
  const askedParty = readParty(search)
  const most = Math.max(1, Math.min(slot.maximumPartySize, session.activity.maximumPartySize, slot.remaining))
  const [wanted, setWanted] = useState(askedParty ?? 1)
  const partySize = Math.min(wanted, most)
  const { state, reserve } = useReserve(slot.id)
  const signInThen = useSignInThen()
  const { viewer } = useViewer()
  const full = slot.remaining <= 0

  async function press() {
    if (viewer === null) return signInThen(session.id, partySize, filterSearch)
    const verdict = await reserve(partySize)
    if (verdict?.__typename === 'Refused' && verdict.code === 'SIGN_IN_REQUIRED')
      signInThen(session.id, partySize, filterSearch)
  }

  if (state.phase === 'reserved')
    return <ReservedCard reservation={state.reservation} filterSearch={filterSearch} />
  if (reservation) return <HeldCard reservation={reservation} />
  return (
    <div className="reserve">
      {state.phase === 'refused' ? (
        <RefusedNote refused={state.refused} partySize={partySize} filterSearch={filterSearch} />
      ) : full ? (
        <FullNote slotId={slot.id} partySize={partySize} filterSearch={filterSearch} />
      ) : null}
      {full ? null : (
        <ReserveBar
          most={most}
          slot={slot}
          partySize={partySize}
          phase={state.phase}
          signedOut={viewer === null}
          focused={askedParty !== null}
          onParty={setWanted}
          onReserve={() => void press()}
        />
      )}
    </div>
  )
}

function ReserveBar(props: {
  most: number
  slot: PlacesOfSlotFragment
  partySize: number
  phase: ReserveState['phase']
  signedOut: boolean
  /** Just back from signing in: the button waits under the finger. */
  focused: boolean
  onParty(size: number): void
  onReserve(): void
}) {
  const text = useText(exploreText)
  const { most, partySize } = props
  const sending = props.phase === 'sending'
  const limit = most < props.slot.maximumPartySize ? text.lastPlaces(most) : text.partyMaximum(most)
  return (
    <div className="reserve-bar">
      {props.phase === 'unanswered' ? <Unanswered /> : null}
      <Stepper
        label={text.party}
        value={partySize}
        minimum={1}
        maximum={most}
        words={text.partySize(partySize)}
        limitWords={partySize >= most ? limit : ''}
        onChange={props.onParty}
      />
      <Button className="reserve-press" busy={sending} autoFocus={props.focused} onClick={props.onReserve}>
        {sending ? text.reserving : text.reserveParty(partySize)}
      </Button>
      {props.signedOut ? <p className="reserve-hint">{text.signInFirst}</p> : null}
    </div>
  )
}

function Unanswered() {
  const text = useText(exploreText)
  return (
    <ErrorNote>
      <p>{text.networkFailed}</p>
    </ErrorNote>
  )
}

/** The server's words, and what can be done instead. */
function RefusedNote({
  refused,
  partySize,
  filterSearch,
}: {
  refused: ReserveRefused
  partySize: number
  filterSearch: string
}) {
  const element = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is brought into view
  useEffect(() => {
    element.current?.scrollIntoView({ block: 'start' })
  }, [refused])
  return (
    <div className="reserve-notes" ref={element}>
      <ErrorNote>
        <p>{refused.message}</p>
      </ErrorNote>
      {refused.code === 'SLOT_FULL' || refused.alternatives.length > 0 ? (
        <Alternatives alternatives={refused.alternatives} partySize={partySize} filterSearch={filterSearch} />
      ) : null}
    </div>
  )
}

function FullNote({
  slotId,
  partySize,
  filterSearch,
}: {
  slotId: string
  partySize: number
  filterSearch: string
}) {
  const text = useText(exploreText)
  return (
    <div className="reserve-notes">
      <Note>{text.fullWhat}</Note>
      <AlternativesOf slotId={slotId} partySize={partySize} filterSearch={filterSearch} />
    </div>
  )
}

function ReservedCard({ reservation, filterSearch }: { reservation: Reserved; filterSearch: string }) {
  const text = useText(exploreText)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.parentElement?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <section className="reserve reserve-done">
      <h2 ref={heading} tabIndex={-1}>
        {text.reservedTitle}
      </h2>
      <p>{text.reservedParty(reservation.partySize)}</p>
      <p className="reserve-code">
        <span>{text.yourCode}</span>
        <strong className="tabular">{reservation.code}</strong>
      </p>
      <p>{text.reservedNext}</p>
      <div className="reserve-next">
        <ButtonLink href={paths.reservation(reservation.id)}>{text.seeReservation}</ButtonLink>
        <ButtonLink kind="secondary" href={paths.explore + filterSearch}>
          {text.keepLooking}
        </ButtonLink>
      </div>
    </section>
  )
}

function HeldCard({ reservation }: { reservation: { id: string; code: string; partySize: number } }) {
  const text = useText(exploreText)
  return (
    <div className="reserve reserve-held">
      <Note>
        <p>
          {text.youHave(reservation.partySize)} · {text.yourCode}{' '}
          <strong className="tabular">{reservation.code}</strong>
        </p>
        <ButtonLink href={paths.reservation(reservation.id)}>{text.seeReservation}</ButtonLink>
      </Note>
    </div>
  )
}

/** Signs in and comes back to this session with this party. */
function useSignInThen() {
  const [, navigate] = useLocation()
  return (sessionId: string, partySize: number, filterSearch: string) => {
    const search = `${filterSearch || '?'}${filterSearch ? '&' : ''}party=${partySize}`
    navigate(paths.signInTo(paths.session(sessionId) + search))
  }
}
