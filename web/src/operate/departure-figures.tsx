import { useLivePlaces } from '../api/live-places.ts'
import { useText } from '../i18n/text.ts'
import { takenOf } from '../slot/places-taken.tsx'
import { slotText } from '../slot/text.ts'
import { Note, Tag } from '../ui/note.tsx'
import { GuidesConfirmed } from './guides-confirmed.tsx'
import type { OperatedDeparture } from './operated-departure.ts'
import { operateText } from './text.ts'

/** Guides and places at a glance; places are live. */
export function DepartureFigures({ departure }: { departure: OperatedDeparture }) {
  const text = useText(operateText)
  const { overWhat, preparing } = useText(slotText)
  const slot = useLivePlaces(departure.slot)
  const { guidesConfirmed, guidesWanted, groupSize, placesLimit, languages, callsForHelp } = departure
  return (
    <>
      <div className="glance operate-figures">
        <dl>
          <div>
            <dt>{text.confirmed}</dt>
            <dd>
              <GuidesConfirmed confirmed={guidesConfirmed} wanted={guidesWanted} calls={callsForHelp} />
            </dd>
          </div>
          <div>
            <dt>{text.takenNow}</dt>
            <dd className="tabular">{slot ? text.people(takenOf(slot)) : preparing}</dd>
          </div>
          {slot ? (
            <div>
              <dt>{text.leftNow}</dt>
              <dd className="tabular">{text.people(slot.remaining)}</dd>
            </div>
          ) : null}
        </dl>
        <p className="soft">
          {text.groups(guidesWanted, groupSize)}
          {placesLimit ? ` · ${text.limitedTo(placesLimit)}` : null} ·{' '}
          {languages.map((one) => text.spoken[one]).join(' / ')}{' '}
          {departure.demo ? <Tag>{text.demo}</Tag> : null}
        </p>
      </div>
      {slot && slot.over > 0 ? (
        <Note tone="few">
          <p>{overWhat(slot.over)}</p>
        </Note>
      ) : null}
    </>
  )
}
