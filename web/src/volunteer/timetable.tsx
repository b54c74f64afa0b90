import { useState } from 'react'
import { Link } from 'wouter'
import { StationCodeCard } from '../check-in/station-code.tsx'
import { timeWords } from '../format/day.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { DayShift } from './day-shift.ts'
import { volunteerText } from './text.ts'

type StopTime = NonNullable<DayShift['departure']>['timetable'][number]

/** The walk's stops with their times; at each, the code that the group types. */
export function Timetable({ timetable }: { timetable: readonly StopTime[] }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const [shown, setShown] = useState<StopTime['station'] | null>(null)
  return (
    <section className="volunteer-section" aria-labelledby="timetable">
      <h2 id="timetable">{text.schedule}</h2>
      <ol className="timetable">
        {timetable.map(({ station, arrivesAt, leavesAt }) => (
          <li key={arrivesAt}>
            <p className="tabular timetable-times">
              <strong>{text.arrives(timeWords(arrivesAt))}</strong>
              <span>{text.leaves(timeWords(leavesAt))}</span>
            </p>
            <Link href={paths.station(station.id)}>
              <Marked words={nameOf(station, language)} />
            </Link>
            <Button
              kind="secondary"
              aria-label={text.showCodeOf(nameOf(station, language))}
              onClick={() => setShown(station)}
            >
              {text.showCode}
            </Button>
          </li>
        ))}
      </ol>
      {shown ? (
        <Dialog title={nameOf(shown, language)} onClose={() => setShown(null)}>
          <div className="code-dialog">
            <StationCodeCard stationId={shown.id} />
          </div>
        </Dialog>
      ) : null}
    </section>
  )
}
