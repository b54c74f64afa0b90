import { timeRangeWords } from '../format/day.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import type { OperatedDeparture } from './operated-departure.ts'
import { operateText } from './text.ts'

/** When the group is at each station. */
export function DepartureTimetable({ departure }: { departure: OperatedDeparture }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  return (
    <section className="section" aria-labelledby="timetable">
      <h2 id="timetable">{text.timetable}</h2>
      <ol className="operate-timetable" data-theme={departure.route.theme}>
        {departure.timetable.map(({ station, arrivesAt, leavesAt }) => (
          <li key={`${station.id} ${arrivesAt}`}>
            <span className="tabular">{timeRangeWords(arrivesAt, leavesAt)}</span>
            <Marked words={nameOf(station, language)} />
          </li>
        ))}
      </ol>
    </section>
  )
}
