import { useEffect } from 'react'
import { OperatedDepartureDocument, type OperatedDepartureQuery } from '../api/gen/documents.ts'
import { useFollowPlaces, useLivePlaces } from '../api/live-places.ts'
import { useQuery } from '../api/use-query.ts'
import { useRefresh } from '../api/use-refresh.ts'
import { fullDateWords, timeRangeWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { SlotReservations } from '../manage/slot-reservations.tsx'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Empty, ErrorNote, Loading } from '../ui/note.tsx'
import { ThemeStitch } from '../ui/theme-mark.tsx'
import { CancelDeparture } from './cancel-departure.tsx'
import { ChangeDeparture } from './change-departure.tsx'
import { Claims } from './claims.tsx'
import { DepartureAudit } from './departure-audit.tsx'
import { DepartureFigures } from './departure-figures.tsx'
import { DepartureState } from './departure-state.tsx'
import { DepartureTimetable } from './departure-timetable.tsx'
import { OperatePage } from './operate-page.tsx'
import { operateText } from './text.ts'

const MISSING_RETRY_MS = 1_500
const REFRESH_MS = 30_000

export type OperatedDeparture = Extract<
  NonNullable<OperatedDepartureQuery['node']>,
  { __typename: 'Departure' }
>

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
      {departure ? <Departure departure={departure} onStale={refresh} /> : null}
      {departure === null ? (
        <Empty title={text.goneTitle}>
          <p>{text.goneWhat}</p>
        </Empty>
      ) : null}
      {departure === undefined ? error ? <ErrorNote error={error} onRetry={refresh} /> : <Loading /> : null}
    </OperatePage>
  )
}

function Departure({ departure, onStale }: { departure: OperatedDeparture; onStale(): void }) {
  const text = useText(operateText)
  const now = useNow()
  const isLive = departure.status === 'SCHEDULED'
  const mayChange = isLive && new Date(departure.startsAt) > now
  useFreshSlot(departure, onStale)
  return (
    <>
      <DepartureState departure={departure} />
      {isLive ? <DepartureFigures departure={departure} /> : null}
      <Claims departure={departure} />
      <SlotReservations slot={departure.slot} />
      {mayChange ? <ChangeDeparture departure={departure} /> : null}
      <DepartureTimetable departure={departure} />
      <div className="manage-actions">
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

/** Live places carry numbers only: when they move on, or another service has yet to hear of it, asks again. */
function useFreshSlot({ slot, shift, status }: OperatedDeparture, onStale: () => void): void {
  useFollowPlaces(slot ? [slot.id] : [])
  const live = useLivePlaces(slot)
  const isBehind = slot !== null && live !== null && live.version > slot.version
  const isMissing = status === 'SCHEDULED' && (slot === null || shift === null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each newer version asks once
  useEffect(() => {
    if (!isBehind && !isMissing) return
    const timer = setTimeout(onStale, isMissing ? MISSING_RETRY_MS : 0)
    return () => clearTimeout(timer)
  }, [isBehind, isMissing, live?.version])
}
