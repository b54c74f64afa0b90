import { CheckInPartyDocument, UndoCheckInDocument } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Stepper } from '../ui/stepper.tsx'
import { useFormDraft } from '../writing/form-draft.ts'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { type Helps, WriteNote } from '../writing/write-note.tsx'
import type { Party } from './parties.ts'
import { partyText } from './party-text.ts'

/** How many of a party came: the whole party unless somebody says otherwise, none when nobody did; or nothing is known after all. */
export function PartyCheckIn({
  slotId,
  party,
  helps,
  onClose,
  onCheckedIn,
}: {
  slotId: string
  party: Party
  helps?: Helps | undefined
  onClose(): void
  onCheckedIn(party: Party): void
}) {
  const text = useText(partyText)
  const { id: reservationId, partySize, peoplePresent, code } = party.reservation
  const count = useFormDraft(`present ${reservationId}`, { people: String(peoplePresent ?? partySize) })
  const people = Number(count.fields.people)
  const { state, write } = useWrite(CheckInPartyDocument)

  function close() {
    count.clear()
    onClose()
  }
  async function checkIn() {
    const success = await write({ slotId, reservationId, peoplePresent: people })
    if (!success) return
    onCheckedIn(success.reservation)
    close()
  }

  return (
    <Dialog title={party.displayName} onClose={close}>
      <p className="soft tabular">
        {text.reservationCode} {code} · {text.party(partySize)}
      </p>
      <div className="party-stepper">
        <Stepper
          label={text.howMany}
          value={people}
          minimum={0}
          maximum={partySize}
          words={text.howManyPeople(people)}
          limitWords=""
          onChange={(next) => count.set({ people: String(next) })}
        />
      </div>
      <WriteNote state={state} helps={helps} />
      <WriteButton
        className="party-confirm"
        state={state}
        words={text.confirmPresent(people)}
        sending={text.checkingInParty}
        onClick={() => void checkIn()}
      />
      {peoplePresent === null ? null : <Undo {...{ slotId, party, helps, onCheckedIn }} onClose={close} />}
    </Dialog>
  )
}

function Undo({
  slotId,
  party,
  helps,
  onClose,
  onCheckedIn,
}: {
  slotId: string
  party: Party
  helps?: Helps | undefined
  onClose(): void
  onCheckedIn(party: Party): void
}) {
  const text = useText(partyText)
  const { state, write } = useWrite(UndoCheckInDocument)

  async function undo() {
    const success = await write({ slotId, reservationId: party.reservation.id })
    if (!success) return
    onCheckedIn(success.reservation)
    onClose()
  }

  return (
    <>
      <WriteNote state={state} helps={helps} />
      <WriteButton
        kind="quiet"
        state={state}
        words={party.reservation.peoplePresent === 0 ? text.undoAbsent : text.undo}
        sending={text.undoing}
        onClick={() => void undo()}
      />
    </>
  )
}
