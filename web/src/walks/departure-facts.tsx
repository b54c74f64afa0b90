import { Link } from 'wouter'
import { timeWords } from '../format/day.ts'
import { themeText } from '../format/theme-words.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { departureText } from './departure-text.ts'
import type { FullDeparture } from './full-departure.ts'
import { meetingOf } from './meeting.ts'

/** Where to meet, who speaks what, and when the group is where. */
export function DepartureFacts({ departure }: { departure: FullDeparture }) {
  const text = useText(departureText)
  const { languages } = useText(themeText)
  const { language } = useLanguage()
  const { timetable, endsAt } = departure
  const spoken = departure.languages.map((one) => languages[one]).join(language === 'zh' ? '、' : ', ')
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{text.meetingPoint}</dt>
          <dd className="departure-meet">{meetingOf(departure, text, language).place}</dd>
        </div>
        {spoken ? (
          <div>
            <dt>{text.languages}</dt>
            <dd>{spoken}</dd>
          </div>
        ) : null}
        <div>
          <dt>{text.group}</dt>
          <dd className="tabular">{text.groupSize(departure.groupSize)}</dd>
        </div>
      </dl>
      <section className="departure-timetable" data-theme={departure.route.theme}>
        <h2>{text.timetable}</h2>
        <ol className="timetable">
          {timetable.map(({ station, arrivesAt, leavesAt }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a stop is its place in the walk
            <li key={index}>
              <span className="timetable-time tabular">
                {text.stays(timeWords(arrivesAt), timeWords(leavesAt))}
              </span>
              <Link href={paths.station(station.id)}>
                <Marked words={nameOf(station, language)} />
              </Link>
            </li>
          ))}
        </ol>
        <p className="departure-ends tabular">{text.ends(timeWords(endsAt))}</p>
      </section>
    </>
  )
}
