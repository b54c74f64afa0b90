import './slot.css'
import type { SessionInPlanFragment } from '../api/gen/documents.ts'
import { useLivePlaces } from '../api/live-places.ts'
import { placesLevel } from '../format/places.ts'
import { useText } from '../i18n/text.ts'
import { Tag } from '../ui/note.tsx'
import { slotText } from './text.ts'

type Slot = NonNullable<SessionInPlanFragment['slot']>

/** Places taken, live: a bar that fills, and the same in words. */
export function PlacesTaken({ slot }: { slot: Slot | null }) {
  const text = useText(slotText)
  const places = useLivePlaces(slot)
  if (!places) return <span className="soft">{text.preparing}</span>
  const taken = takenOf(places)
  return (
    <span className="slot-taken">
      <span className="tabular">{text.taken(taken, places.capacity)}</span>
      <svg
        className={`slot-bar slot-bar-${placesLevel(places.remaining)}`}
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect width="100" height="8" />
        <rect className="slot-bar-dye" width={(100 * taken) / Math.max(1, places.capacity)} height="8" />
      </svg>
      {places.over > 0 ? <Tag tone="few">{text.over(places.over)}</Tag> : null}
    </span>
  )
}

/** Reserved and offered places: what can't be had any more. */
export function takenOf({ capacity, remaining }: { capacity: number; remaining: number }): number {
  return Math.max(0, capacity - remaining)
}
