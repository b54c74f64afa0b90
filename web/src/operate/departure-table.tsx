import { Link } from 'wouter'
import type { DepartureInBoardFragment } from '../api/gen/documents.ts'
import { type Day, dateWords, dayOf, daysBetween, dayWords, timeRangeWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { PlacesTaken } from '../slot/places-taken.tsx'
import { Tag } from '../ui/note.tsx'
import { GuidesConfirmed } from './guides-confirmed.tsx'
import { RouteName } from './route-name.tsx'
import { operateText } from './text.ts'

/** Further off, the day's own words hold its date. */
const WEEK_DAYS = 7

/** One day's departures, by their start. */
export function DepartureTable({
  day,
  departures,
}: {
  day: Day
  departures: readonly DepartureInBoardFragment[]
}) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const today = dayOf(useNow())
  const ahead = daysBetween(today, day)
  const isNear = ahead >= 0 && ahead < WEEK_DAYS
  return (
    <table className="table table-day">
      <caption>
        {dayWords(day, today, language)} {isNear ? <small>{dateWords(day, language)}</small> : null}
      </caption>
      <colgroup>
        <col className="table-col-time" />
        <col />
        <col className="operate-col-guides" />
        <col className="table-col-places" />
      </colgroup>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{text.time}</th>
          <th scope="col">{text.route}</th>
          <th scope="col">{text.guides}</th>
          <th scope="col">{text.places}</th>
        </tr>
      </thead>
      <tbody>
        {departures.map((departure) => (
          <DepartureRow key={departure.id} departure={departure} />
        ))}
      </tbody>
    </table>
  )
}

function DepartureRow({ departure }: { departure: DepartureInBoardFragment }) {
  const text = useText(operateText)
  const { id, startsAt, endsAt, status, route } = departure
  const isCancelled = status === 'CANCELLED'
  return (
    <tr data-status={status} data-calls={departure.callsForHelp || undefined}>
      <td className="table-time tabular">{timeRangeWords(startsAt, endsAt)}</td>
      <th scope="row">
        <Link href={paths.operateDeparture(id)}>
          <RouteName route={route} />
        </Link>
      </th>
      <td>
        {isCancelled ? (
          <Tag tone="lost">{text.cancelled}</Tag>
        ) : (
          <GuidesConfirmed
            confirmed={departure.guidesConfirmed}
            wanted={departure.guidesWanted}
            calls={departure.callsForHelp}
          />
        )}
      </td>
      <td>{isCancelled ? null : <Places departure={departure} />}</td>
    </tr>
  )
}

function Places({ departure: { slot, guidesConfirmed } }: { departure: DepartureInBoardFragment }) {
  const text = useText(operateText)
  if (guidesConfirmed === 0 && (slot?.reserved ?? 0) === 0)
    return <span className="soft">{text.notOpen}</span>
  return <PlacesTaken slot={slot} />
}
