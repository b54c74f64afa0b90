import { useState } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Stepper } from '../ui/stepper.tsx'
import { AlternativesOf } from './alternatives.tsx'
import { PARTY_MAX } from './party.ts'
import { reservingText } from './text.ts'

/** For a party that is larger than fits here: which others seat it. */
export function SeatMore({
  slotId,
  beyond,
  filterSearch,
}: {
  slotId: string
  /** So many fit. */
  beyond: number
  filterSearch: string
}) {
  const text = useText(reservingText)
  const [wanted, setWanted] = useState<number | null>(null)
  if (beyond >= PARTY_MAX) return null
  if (wanted === null)
    return (
      <Button kind="quiet" className="seat-more" onClick={() => setWanted(beyond + 1)}>
        {text.seatMore(beyond)}
      </Button>
    )
  const partySize = Math.max(wanted, beyond + 1)
  return (
    <section className="seat-more" aria-label={text.seatMoreTitle(partySize)}>
      <p>{text.seatMoreTitle(partySize)}</p>
      <Stepper
        label={text.party}
        value={partySize}
        minimum={beyond + 1}
        maximum={PARTY_MAX}
        words={text.partySize(partySize)}
        limitWords={partySize >= PARTY_MAX ? text.partyMaximum(PARTY_MAX) : ''}
        onChange={setWanted}
      />
      <AlternativesOf
        slotId={slotId}
        partySize={partySize}
        filterSearch={filterSearch}
        noneWords={text.seatMoreNone(partySize)}
      />
    </section>
  )
}
