import { Marked } from '../i18n/marked.tsx'
import { useText } from '../i18n/text.ts'
import { accessFacts } from './access-facts.tsx'
import type { FullStation } from './full-station.ts'
import { HoursWords } from './hours-words.tsx'
import { OpeningDays } from './opening-days.tsx'
import { stationText } from './station-text.ts'

/** When and how one gets in; what nobody has checked is said to be unknown. */
export function StationFacts({ station }: { station: FullStation }) {
  const text = useText(stationText)
  const access = accessFacts(station.accessibility, text)
  return (
    <dl className="facts">
      <div>
        <dt>{text.openingHours}</dt>
        <dd className="tabular">
          <HoursWords openingHours={station.openingHours} />
        </dd>
      </div>
      {station.openingHours ? <OpeningDays stationId={station.id} /> : null}
      <div>
        <dt>{text.capacity}</dt>
        <dd className="tabular">{text.people(station.capacity)}</dd>
      </div>
      {access.map(({ name, words }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={words === null ? 'access-unknown' : undefined}>
            <Marked words={words ?? text.unknown} />
          </dd>
        </div>
      ))}
      {station.accessibility.note ? (
        <div>
          <dt>{text.access}</dt>
          <dd>
            <Marked words={station.accessibility.note} />
          </dd>
        </div>
      ) : null}
    </dl>
  )
}
