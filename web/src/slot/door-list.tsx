import { useEffect, useRef } from 'react'
import { useNow } from '../format/use-now.ts'
import { useText } from '../i18n/text.ts'
import { PartyList } from './party-list.tsx'
import { SlotReservations } from './slot-reservations.tsx'
import { slotText } from './text.ts'
import { useParties } from './use-parties.ts'

const HOUR_MS = 3_600_000
const OPENS_BEFORE_START_MS = HOUR_MS
const CLOSES_AFTER_END_MS = 24 * HOUR_MS

interface Occasion {
  startsAt: string
  endsAt: string
  slot: { id: string; version: number } | null
}

/** Who comes: to be read, and to be checked in from an hour before the start until a day after the end. */
export function DoorList({ of, isLive }: { of: Occasion; isLive: boolean }) {
  const text = useText(slotText)
  const { slot, startsAt, endsAt } = of
  const now = useNow().getTime()
  const isOpen =
    now >= new Date(startsAt).getTime() - OPENS_BEFORE_START_MS &&
    now <= new Date(endsAt).getTime() + CLOSES_AFTER_END_MS
  if (!slot || !isOpen || !isLive) return <SlotReservations slot={slot} />
  return (
    <section className="section" aria-labelledby="slot-reservations">
      <h2 id="slot-reservations">{text.reservations}</h2>
      <Door slot={slot} />
    </section>
  )
}

function Door({ slot: { id, version } }: { slot: { id: string; version: number } }) {
  const list = useParties(id)
  const seen = useRef(version)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newer version asks again
  useEffect(() => {
    if (seen.current === version) return
    seen.current = version
    list.reload()
  }, [version])
  return <PartyList slotId={id} list={list} />
}
