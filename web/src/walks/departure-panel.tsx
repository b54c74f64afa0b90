import { Marked } from '../i18n/marked.tsx'
import '../map-page/panel.css'
import './departures.css'
import { useEffect } from 'react'
import { Link, useSearch } from 'wouter'
import { DepartureByIdDocument } from '../api/gen/documents.ts'
import { useLivePlaces } from '../api/live-places.ts'
import { useQuery } from '../api/use-query.ts'
import { useRefresh } from '../api/use-refresh.ts'
import { dateWords, dayOf, dayWords, timeRangeWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { AlternativesOf } from '../reserving/alternatives.tsx'
import { departureState } from '../reserving/departure-state.ts'
import { GuidesWords } from '../reserving/guides-words.tsx'
import { readParty } from '../reserving/party.ts'
import { PlacesLeft } from '../reserving/places-left.tsx'
import { ReserveForm } from '../reserving/reserve-form.tsx'
import { usePageHeading } from '../shell/page.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Empty, ErrorNote, Loading, Tag } from '../ui/note.tsx'
import { Closures } from './closures.tsx'
import { DepartureFacts } from './departure-facts.tsx'
import { DepartureNote } from './departure-note.tsx'
import { departureText } from './departure-text.ts'
import type { FullDeparture } from './full-departure.ts'
import { meetingOf } from './meeting.ts'
import type { Spoken } from './spoken.ts'
import { walksText } from './text.ts'
import { ThemeLine } from './theme-line.tsx'
import { type PressedStation, useOpenPressed } from './use-open-pressed.ts'

/** How soon a closed station shows; all else is live. */
const REFRESH_MS = 30_000

/** One guided walk, with all that is needed to decide and to reserve. */
export function DeparturePanel({
  id,
  pressed,
  onSpeak,
}: {
  id: string
  pressed: PressedStation | null
  onSpeak(spoken: Spoken): void
}) {
  const text = useText(departureText)
  const { toWalks } = useText(walksText)
  const [{ data, error }, run] = useQuery({
    query: DepartureByIdDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const reload = () => run({ requestPolicy: 'network-only' })
  useRefresh(reload, REFRESH_MS)
  const departure = data?.node?.__typename === 'Departure' ? data.node : null
  const routeId = departure?.route.id
  useEffect(() => {
    if (routeId !== undefined) onSpeak({ routeId, stationId: null })
  }, [routeId, onSpeak])
  useOpenPressed(pressed)
  return (
    <article className="panel departure-panel">
      {departure ? (
        <OneDeparture departure={departure} />
      ) : error && !data ? (
        <ErrorNote error={error} onRetry={reload} />
      ) : data ? (
        <Empty title={text.gone} heading="h1">
          <p>{text.goneWhat}</p>
          <ButtonLink href={paths.walks}>{toWalks}</ButtonLink>
        </Empty>
      ) : (
        <Loading rows={3} />
      )}
    </article>
  )
}

function OneDeparture({ departure }: { departure: FullDeparture }) {
  const text = useText(departureText)
  const { language } = useLanguage()
  const now = useNow()
  const slot = useLivePlaces(departure.slot)
  const state = departureState({ ...departure, slot }, now)
  const { route } = departure
  return (
    <>
      <DepartureHead departure={departure} />
      {slot && (state === 'open' || state === 'full') ? <PlacesLeft slot={slot} craft={null} /> : null}
      <DepartureNote state={state} departure={departure} />
      {state === 'cancelled' && slot ? (
        <AlternativesOf slotId={slot.id} filterSearch="" noneWords={text.none} />
      ) : null}
      {state === 'cancelled' || state === 'started' || state === 'waiting' ? null : (
        <p className="departure-guides">
          <GuidesWords confirmed={departure.guidesConfirmed} wanted={departure.guidesWanted} />
          {departure.callsForHelp ? <Tag tone="few">{text.callsForHelp}</Tag> : null}
        </p>
      )}
      <Closures closures={departure.closures} named />
      <DepartureFacts departure={departure} />
      <p>
        <Link href={paths.route(route.id)}>
          {text.seeRoute} · <Marked words={nameOf(route, language)} />
        </Link>
      </p>
      {slot &&
      (state === 'open' ||
        state === 'full' ||
        (state !== 'cancelled' && departure.slot?.viewerReservation)) ? (
        <ReserveForm
          page={paths.departure(departure.id)}
          listPage={paths.route(route.id)}
          slot={slot}
          occasion={{
            title: nameOf(route, language),
            startsAt: departure.startsAt,
            meetingPoint: departure.meetingPoint ?? '',
            ...meetingOf(departure, text, language),
          }}
          cancelUntil={departure.slot?.cancelUntil ?? null}
          words={{ full: text.full, none: text.none }}
          reservation={departure.slot?.viewerReservation ?? null}
          filterSearch=""
        />
      ) : null}
    </>
  )
}

/** The route's name, and above all when. */
function DepartureHead({ departure }: { departure: FullDeparture }) {
  const text = useText(departureText)
  const { demo } = useText(walksText)
  const { language } = useLanguage()
  const now = useNow()
  const { route, startsAt, endsAt } = departure
  const title = nameOf(route, language)
  const heading = usePageHeading(text.title(title), readParty(useSearch()) === null)
  const words = dayWords(dayOf(startsAt), dayOf(now), language)
  const date = dateWords(dayOf(startsAt), language)
  return (
    <header className="panel-head">
      <ThemeLine theme={route.theme}>{departure.demo ? <Tag>{demo}</Tag> : null}</ThemeLine>
      <h1 ref={heading} tabIndex={-1}>
        {text.title(title)}
      </h1>
      <p className="departure-when tabular">
        {words.includes(date) ? words : `${words} ${language === 'zh' ? '' : '· '}${date}`}{' '}
        <span className="panel-time">{timeRangeWords(startsAt, endsAt)}</span>
      </p>
    </header>
  )
}
