import { useMemo } from 'react'
import { Link } from 'wouter'
import { type DepartureInBoardFragment, DeparturesOfBoardDocument } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { addDays, dayOf, startOfDay, whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Icon } from '../ui/icon.tsx'
import { RouteName } from './route-name.tsx'
import { operateText } from './text.ts'

/** Calls for help go out shortly before the start: they lie within the next days. */
const DAYS_AHEAD = 3
const DEPARTURES_MAX = 100

/** Departures for which guides are missing and time is short, the next first; nothing when there are none. */
export function CallsForHelp() {
  const text = useText(operateText)
  const today = dayOf(useNow())
  const variables = useMemo(
    () => ({
      from: startOfDay(today).toISOString(),
      to: startOfDay(addDays(today, DAYS_AHEAD)).toISOString(),
      withCancelled: false,
      first: DEPARTURES_MAX,
    }),
    [today],
  )
  const [{ data }] = useQuery({
    query: DeparturesOfBoardDocument,
    variables,
    requestPolicy: 'cache-and-network',
  })
  const calling = data?.departures.edges.map(({ node }) => node).filter(({ callsForHelp }) => callsForHelp)
  if (!calling || calling.length === 0) return null
  return (
    <section className="operate-calls" aria-labelledby="calls-for-help">
      <div className="operate-calls-head">
        <Icon name="warn" />
        <h2 id="calls-for-help">{text.calls}</h2>
        <p>{text.callsLead}</p>
      </div>
      <ul>
        {calling.map((departure) => (
          <li key={departure.id} className="operate-call-item">
            <Call departure={departure} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Call({ departure }: { departure: DepartureInBoardFragment }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const now = useNow()
  const { id, startsAt, decideAt, guidesWanted, guidesConfirmed, route } = departure
  return (
    <Link className="operate-call-link" href={paths.operateDeparture(id)}>
      <span className="operate-call-when tabular">{whenWords(startsAt, now, language)}</span>
      <RouteName route={route} />
      <strong className="operate-call">{text.guidesMissing(guidesWanted - guidesConfirmed)}</strong>
      {new Date(decideAt) > now ? (
        <small className="tabular">{text.decidesAt(whenWords(decideAt, now, language))}</small>
      ) : null}
    </Link>
  )
}
