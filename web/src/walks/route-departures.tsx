import { RouteDeparturesDocument } from '../api/gen/documents.ts'
import { usePages } from '../api/use-pages.ts'
import { useRefresh } from '../api/use-refresh.ts'
import { useNow } from '../format/use-now.ts'
import { useSteadyNow } from '../format/use-steady-now.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { DepartureCard } from '../reserving/departure-card.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { ErrorNote, Loading } from '../ui/note.tsx'
import { walksText } from './text.ts'

const PAGE_SIZE = 3
const REFRESH_MS = 45_000

/** The guided walks of a route to come, the next first; their places are live. */
export function RouteDepartures({ routeId }: { routeId: string }) {
  const text = useText(walksText)
  const now = useNow()
  const from = useSteadyNow().toISOString()
  const list = usePages(
    RouteDeparturesDocument,
    { routeId, from, first: PAGE_SIZE },
    (result) => result.departures,
  )
  useRefresh(list.reload, REFRESH_MS)
  const coming = list.nodes.filter(({ startsAt }) => new Date(startsAt) > now)
  return (
    <section className="panel-sessions">
      <h2>{text.departures}</h2>
      {list.loading ? <Loading rows={2} /> : null}
      {!list.loading && !list.error && coming.length === 0 ? (
        <p className="alternatives-none">{text.noDepartures}</p>
      ) : null}
      {coming.length > 0 ? (
        <ul>
          {coming.map((departure) => (
            <li key={departure.id}>
              <DepartureCard departure={departure} href={paths.departure(departure.id)} />
            </li>
          ))}
        </ul>
      ) : null}
      {list.error ? <ErrorNote error={list.error} onRetry={list.reload} /> : null}
      <MoreButton list={list}>{text.moreDepartures}</MoreButton>
    </section>
  )
}
