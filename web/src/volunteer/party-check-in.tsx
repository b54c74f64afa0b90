import { useState } from 'react'
import { CheckInPartyDocument } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { useText } from '../i18n/text.ts'
import { useWrite } from '../manage/use-write.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Stepper } from '../ui/stepper.tsx'
import type { Party } from './parties.ts'
import { RefusalNote } from './refusal-note.tsx'
import { volunteerText } from './text.ts'

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
  const [, send] = useMutation(CheckInPartyDocument)
  const { state, write } = useWrite()
  const isSending = state.phase === 'sending'

  async function checkIn() {
    const success = await write(String(people), (idempotencyKey) =>
      send({ input: { slotId, reservationId, peoplePresent: people, idempotencyKey } }).then(
        ({ data }) => data?.checkInReservation,
      ),
    )
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
      <RefusalNote state={state} />
      <Button className="party-confirm" busy={isSending} onClick={() => void checkIn()}>
        {isSending ? text.checkingInParty : text.confirmPresent(people)}
      </Button>
    </Dialog>
  )
}
