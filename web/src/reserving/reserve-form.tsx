import './reserve.css'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { PlacesOfSlotFragment } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Stepper } from '../ui/stepper.tsx'
import { useViewer } from '../viewer/use-viewer.ts'
import type { WriteState } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { WriteNote } from '../writing/write-note.tsx'
import { CancelWords } from './cancel-words.tsx'
import type { Occasion } from './occasion.ts'
import { readParty } from './party.ts'
import { FullNote, HeldCard, RefusedNote, ReservedCard, type ReserveWords } from './reserve-outcome.tsx'
import { SeatMore } from './seat-more.tsx'
import { reservingText } from './text.ts'
import { type ReserveRefused, useReserve } from './use-reserve.ts'

interface ReserveFormProps {
  /** The address of what is reserved: signing in comes back to it. */
  page: string
  /** Where to look on after reserving. */
  listPage: string
  slot: PlacesOfSlotFragment
  occasion: Occasion
  /** Until when whoever reserves in time may cancel; null: not known yet. */
  cancelUntil: string | null
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
  occasion,
  cancelUntil,
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
  const signInThen = useSignInThen()
  const signIn = () => signInThen(page, partySize, filterSearch)
  const { state, reserved, reserve } = useReserve({ ...occasion, slotId: slot.id }, signIn)
  const { viewer } = useViewer()
  const full = slot.remaining <= 0

  if (reserved) return <ReservedCard reservation={reserved} occasion={occasion} listPage={listPage} />
  if (reservation) return <HeldCard reservation={reservation} />
  return (
    <div className="reserve">
      {state.phase === 'refused' ? (
        <RefusedNote refused={state.refused} partySize={wanted} filterSearch={filterSearch} words={words} />
      ) : full ? (
        <FullNote slotId={slot.id} partySize={wanted} filterSearch={filterSearch} words={words} />
      ) : null}
      {full || partySize < most ? null : (
        <SeatMore slotId={slot.id} beyond={most} filterSearch={filterSearch} />
      )}
      {full ? null : (
        <ReserveBar
          most={most}
          slot={slot}
          occasion={occasion}
          cancelUntil={cancelUntil}
          partySize={partySize}
          state={state}
          signedOut={viewer === null}
          focused={askedParty !== null}
          onParty={setWanted}
          onReserve={() => (viewer === null ? signIn() : void reserve(partySize))}
        />
      )}
    </div>
  )
}

function ReserveBar(props: {
  most: number
  slot: PlacesOfSlotFragment
  occasion: Occasion
  cancelUntil: string | null
  partySize: number
  state: WriteState<ReserveRefused>
  signedOut: boolean
  /** Just back from signing in: the button waits under the finger. */
  focused: boolean
  onParty(size: number): void
  onReserve(): void
}) {
  const text = useText(reservingText)
  const { most, partySize } = props
  const limit = most < props.slot.maximumPartySize ? text.lastPlaces(most) : text.partyMaximum(most)
  return (
    <div className="reserve-bar">
      {props.state.phase === 'unanswered' ? (
        <WriteNote state={props.state} unanswered={text.networkFailed} />
      ) : null}
      <CancelWords startsAt={props.occasion.startsAt} cancelUntil={props.cancelUntil} />
      <Stepper
        label={text.party}
        value={partySize}
        minimum={1}
        maximum={most}
        words={text.partySize(partySize)}
        limitWords={partySize >= most ? limit : ''}
        onChange={props.onParty}
      />
      <WriteButton
        className="reserve-press"
        autoFocus={props.focused}
        state={props.state}
        words={text.reserveParty(partySize)}
        sending={text.reserving}
        onClick={props.onReserve}
      />
      {props.signedOut ? <p className="reserve-hint">{text.signInFirst}</p> : null}
    </div>
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
