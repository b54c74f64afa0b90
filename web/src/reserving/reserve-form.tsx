import './reserve.css'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { PlacesOfSlotFragment } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { ErrorNote } from '../ui/note.tsx'
import { Stepper } from '../ui/stepper.tsx'
import { useViewer } from '../viewer/use-viewer.ts'
import { readParty } from './party.ts'
import { FullNote, HeldCard, RefusedNote, ReservedCard, type ReserveWords } from './reserve-outcome.tsx'
import { reservingText } from './text.ts'
import { type ReserveState, useReserve } from './use-reserve.ts'

interface ReserveFormProps {
  /** The address of what is reserved: signing in comes back to it. */
  page: string
  /** Where to look on after reserving. */
  listPage: string
  slot: PlacesOfSlotFragment
  /** The most that one party may be here, whatever the slot allows. */
  partyMaximum?: number
  words?: ReserveWords
  /** What the person already holds here. */
  reservation: { id: string; code: string; partySize: number } | null
  filterSearch: string
}

/** Stays at the foot of the panel, within the thumb's reach. */
export function ReserveForm({
  page,
  listPage,
  slot,
  partyMaximum = Infinity,
  words,
  reservation,
  filterSearch,
}: ReserveFormProps) {
  const search = useSearch()
  const askedParty = readParty(search)
  const most = Math.max(1, Math.min(slot.maximumPartySize, partyMaximum, slot.remaining))
  const [wanted, setWanted] = useState(askedParty ?? 1)
  const partySize = Math.min(wanted, most)
  const { state, reserve } = useReserve(slot.id)
  const signInThen = useSignInThen()
  const { viewer } = useViewer()
  const full = slot.remaining <= 0

  async function press() {
    if (viewer === null) return signInThen(page, partySize, filterSearch)
    const verdict = await reserve(partySize)
    if (verdict?.__typename === 'Refused' && verdict.code === 'SIGN_IN_REQUIRED')
      signInThen(page, partySize, filterSearch)
  }

  if (state.phase === 'reserved') return <ReservedCard reservation={state.reservation} listPage={listPage} />
  if (reservation) return <HeldCard reservation={reservation} />
  return (
    <div className="reserve">
      {state.phase === 'refused' ? (
        <RefusedNote refused={state.refused} partySize={wanted} filterSearch={filterSearch} words={words} />
      ) : full ? (
        <FullNote slotId={slot.id} partySize={wanted} filterSearch={filterSearch} words={words} />
      ) : null}
      {full ? null : (
        <ReserveBar
          most={most}
          slot={slot}
          partySize={partySize}
          state={state}
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
  state: ReserveState
  signedOut: boolean
  /** Just back from signing in: the button waits under the finger. */
  focused: boolean
  onParty(size: number): void
  onReserve(): void
}) {
  const text = useText(reservingText)
  const { most, partySize } = props
  const sending = props.state.phase === 'sending'
  const limit = most < props.slot.maximumPartySize ? text.lastPlaces(most) : text.partyMaximum(most)
  return (
    <div className="reserve-bar">
      {props.state.phase === 'unanswered' ? <Unanswered message={props.state.message} /> : null}
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

function Unanswered({ message }: { message: string | null }) {
  const text = useText(reservingText)
  return (
    <ErrorNote>
      <p>{message ?? text.networkFailed}</p>
    </ErrorNote>
  )
}

/** Signs in and comes back to this page with this party. */
function useSignInThen() {
  const [, navigate] = useLocation()
  return (page: string, partySize: number, filterSearch: string) => {
    const search = `${filterSearch || '?'}${filterSearch ? '&' : ''}party=${partySize}`
    navigate(paths.signInTo(page + search))
  }
}
