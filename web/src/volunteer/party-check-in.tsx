import { useState } from 'react'
import { CheckInPartyDocument } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Stepper } from '../ui/stepper.tsx'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { WriteNote } from '../writing/write-note.tsx'
import type { Party } from './parties.ts'
import { volunteerText } from './text.ts'
import { useGuideHelps } from './use-guide-helps.ts'

/** How many of a party came: the whole party unless the guide says otherwise, none when nobody did. */
export function PartyCheckIn({
  slotId,
  party,
  onClose,
  onCheckedIn,
}: {
  slotId: string
  party: Party
  onClose(): void
  onCheckedIn(party: Party): void
}) {
  const text = useText(volunteerText)
  const { id: reservationId, partySize, peoplePresent, code } = party.reservation
  const [people, setPeople] = useState(peoplePresent ?? partySize)
  const helps = useGuideHelps()
  const { state, write } = useWrite(CheckInPartyDocument)

  async function checkIn() {
    const success = await write({ slotId, reservationId, peoplePresent: people })
    if (!success) return
    onCheckedIn(success.reservation)
    onClose()
  }

  return (
    <Dialog title={party.displayName} onClose={onClose}>
      <p className="volunteer-soft tabular">
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
          onChange={setPeople}
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
    </Dialog>
  )
}
