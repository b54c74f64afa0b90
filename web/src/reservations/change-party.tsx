import { useEffect, useRef, useState } from 'react'
import { ChangeReservationDocument, type PlacesOfSlotFragment } from '../api/gen/documents.ts'
import { useLivePlaces } from '../api/live-places.ts'
import { useNow } from '../format/use-now.ts'
import { useText } from '../i18n/text.ts'
import type { ListedReservation } from '../reserving/cancellation.ts'
import { SeatMore } from '../reserving/seat-more.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Note } from '../ui/note.tsx'
import { Stepper } from '../ui/stepper.tsx'
import { useIsOpen } from '../viewer/use-opened.ts'
import { useFormDraft } from '../writing/form-draft.ts'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { WriteNote } from '../writing/write-note.tsx'
import { partySizes } from './party-sizes.ts'
import { partyText } from './party-text.ts'

interface Held {
  reservation: ListedReservation
  slot: PlacesOfSlotFragment
}

/** More or fewer people, without giving the places up. */
export function ChangeParty({ reservation, slot }: Held) {
  const text = useText(partyText)
  const [asking, setAsking] = useIsOpen(`party ${reservation.id}`)
  const [changedTo, setChangedTo] = useState<number | null>(null)
  const isToCome = new Date(reservation.startsAt) > useNow()
  if (reservation.status !== 'CONFIRMED' || !isToCome) return null
  return (
    <>
      {changedTo === reservation.partySize ? <Changed words={text.done(changedTo)} /> : null}
      <Button kind="secondary" onClick={() => setAsking(true)}>
        {text.change}
      </Button>
      {asking ? (
        <PartyDialog
          reservation={reservation}
          slot={slot}
          onChanged={setChangedTo}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  )
}

function Changed({ words }: { words: string }) {
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => {
    note.current?.focus()
  }, [])
  return (
    <div className="party-changed" ref={note} tabIndex={-1}>
      <Note>
        <p>{words}</p>
      </Note>
    </div>
  )
}

function PartyDialog({
  reservation,
  slot: asked,
  onChanged,
  onClose,
}: Held & { onChanged(partySize: number): void; onClose(): void }) {
  const text = useText(partyText)
  const now = useNow()
  const slot = useLivePlaces(asked) ?? asked
  const held = reservation.partySize
  const { most, limit } = partySizes(held, slot, now)
  const wanted = useFormDraft(`party ${reservation.id}`, { people: String(held) })
  const partySize = Math.min(Number(wanted.fields.people), most)
  const { state, write } = useWrite(ChangeReservationDocument)
  const limits = {
    closed: text.limits.closed,
    places: text.limits.places(most - held),
    party: text.limits.party(most),
  }

  function close() {
    wanted.clear()
    onClose()
  }
  async function change() {
    const { id: reservationId, startsAt: expectedStartsAt } = reservation
    if (!(await write({ reservationId, partySize, expectedStartsAt }))) return
    onChanged(partySize)
    close()
  }

  const more = partySize - held
  return (
    <Dialog title={text.title} onClose={close}>
      <p>{text.now(held)}</p>
      <Stepper
        label={text.party}
        value={partySize}
        minimum={1}
        maximum={most}
        words={text.size(partySize)}
        limitWords={partySize >= most ? limits[limit] : ''}
        onChange={(next) => wanted.set({ people: String(next) })}
      />
      <p role="status">{more === 0 ? text.same : more > 0 ? text.more(more) : text.fewer(-more)}</p>
      <WriteNote state={state} unanswered={text.networkFailed} />
      {partySize >= most && limit !== 'closed' ? (
        <SeatMore slotId={slot.id} beyond={most} filterSearch="" />
      ) : null}
      <div className="dialog-actions">
        <Button kind="secondary" onClick={close}>
          {text.keep}
        </Button>
        {more === 0 ? null : (
          <WriteButton
            state={state}
            words={text.confirm(partySize)}
            sending={text.changing}
            onClick={() => void change()}
          />
        )}
      </div>
    </Dialog>
  )
}
