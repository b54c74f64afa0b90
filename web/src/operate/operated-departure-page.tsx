import { OperatedDepartureDocument } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { useRefresh } from '../api/use-refresh.ts'
import { fullDateWords, timeRangeWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { DoorList } from '../slot/door-list.tsx'
import { useFreshSlot } from '../slot/use-fresh-slot.ts'
import { ButtonLink } from '../ui/button.tsx'
import { ThemeStitch } from '../ui/theme-mark.tsx'
import { Found } from '../viewer/found.tsx'
import { CancelDeparture } from './cancel-departure.tsx'
import { ChangeDeparture } from './change-departure.tsx'
import { Claims } from './claims.tsx'
import { DepartureAudit } from './departure-audit.tsx'
import { DepartureFigures } from './departure-figures.tsx'
import { DepartureState } from './departure-state.tsx'
import { DepartureTimetable } from './departure-timetable.tsx'
import { OperatePage } from './operate-page.tsx'
import type { OperatedDeparture } from './operated-departure.ts'
import { operateText } from './text.ts'

const REFRESH_MS = 30_000

/** One departure as operators see it: its guides, its places, who comes; changing and cancelling it. */
export function OperatedDeparturePage({ id }: { id: string }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const [{ data, error }, run] = useQuery({
    query: OperatedDepartureDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const departure = data && (data.node?.__typename === 'Departure' ? data.node : null)
  const refresh = () => run({ requestPolicy: 'network-only' })
  useRefresh(refresh, REFRESH_MS)
  return (
    <OperatePage
      title={departure ? nameOf(departure.route, language) : text.departure}
      lead={
        departure ? (
          <span className="operate-lead">
            <ThemeStitch theme={departure.route.theme} />
            {text.themes[departure.route.theme]}
            <strong className="tabular">
              {fullDateWords(departure.startsAt, language)}{' '}
              {timeRangeWords(departure.startsAt, departure.endsAt)}
            </strong>
          </span>
        ) : undefined
      }
    >
      <Found
        found={departure}
        error={error}
        onRetry={refresh}
        gone={{ title: text.goneTitle, what: text.goneWhat }}
      >
        {(found) => <Departure departure={found} onStale={refresh} />}
      </Found>
    </OperatePage>
  )
}

function Departure({ departure, onStale }: { departure: OperatedDeparture; onStale(): void }) {
  const text = useText(operateText)
  const now = useNow()
  const isLive = departure.status === 'SCHEDULED'
  const mayChange = isLive && new Date(departure.startsAt) > now
  useFreshSlot(departure.slot, isLive && (departure.slot === null || departure.shift === null), onStale)
  return (
    <>
      <DepartureState departure={departure} />
      {isLive ? <DepartureFigures departure={departure} /> : null}
      <Claims departure={departure} onChanged={onStale} />
      <DoorList of={departure} isLive={isLive} />
      {mayChange ? <ChangeDeparture departure={departure} /> : null}
      <DepartureTimetable departure={departure} />
      <div className="actions">
        {mayChange ? <CancelDeparture departure={departure} /> : null}
        {isLive ? (
          <ButtonLink kind="quiet" href={paths.departure(departure.id)}>
            {text.seePublic}
          </ButtonLink>
        ) : null}
      </div>
      <DepartureAudit departureId={departure.id} />
    </>
  )
}
