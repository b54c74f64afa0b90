import { useQuery } from '../api/use-query.ts'
import { Marked } from '../i18n/marked.tsx'
import '../map-page/panel.css'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { StationByIdDocument } from '../api/gen/documents.ts'
import { StationCodeCard } from '../check-in/station-code.tsx'
import { EXACT_MAX_METRES, routeLengthWords } from '../format/distance.ts'
import { durationWords } from '../format/duration.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { usePageHeading } from '../shell/page.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Empty, ErrorNote, Loading, Tag } from '../ui/note.tsx'
import { ThemeMark } from '../ui/theme-mark.tsx'
import { Closures } from './closures.tsx'
import type { FullStation } from './full-station.ts'
import type { Spoken } from './spoken.ts'
import { StationCheckIn } from './station-check-in.tsx'
import { StationFacts } from './station-facts.tsx'
import { stationText } from './station-text.ts'
import { walksText } from './text.ts'
import { type PressedStation, useOpenPressed } from './use-open-pressed.ts'

/** One station: what its printed code opens. */
export function StationPanel({
  id,
  lastRouteId,
  pressed,
  onSpeak,
}: {
  id: string
  /** The route that was read before: the station is shown on it where it lies on it. */
  lastRouteId: string | null
  pressed: PressedStation | null
  onSpeak(spoken: Spoken): void
}) {
  const text = useText(stationText)
  const { toWalks } = useText(walksText)
  const [{ data, error }, run] = useQuery({
    query: StationByIdDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const station = data?.node?.__typename === 'Station' ? data.node : null
  const ownRoutes = station?.routes.map((route) => route.id)
  const routeId = ownRoutes?.find((one) => one === lastRouteId) ?? ownRoutes?.[0]
  useEffect(() => {
    if (routeId !== undefined) onSpeak({ routeId, stationId: id })
  }, [routeId, id, onSpeak])
  useOpenPressed(pressed)
  return (
    <article className="panel station-panel">
      {station ? (
        <OneStation station={station} />
      ) : error && !data ? (
        <ErrorNote error={error} onRetry={() => run({ requestPolicy: 'network-only' })} />
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

function OneStation({ station }: { station: FullStation }) {
  const text = useText(stationText)
  const walks = useText(walksText)
  const { language } = useLanguage()
  const name = nameOf(station, language)
  const heading = usePageHeading(name)
  return (
    <>
      <header className="panel-head">
        <h1 ref={heading} tabIndex={-1}>
          <Marked words={name} />
        </h1>
        {station.demo || (station.precisionMetres ?? 0) > EXACT_MAX_METRES ? (
          <p className="panel-craft">
            {station.demo ? <Tag>{walks.demo}</Tag> : null}
            {(station.precisionMetres ?? 0) > EXACT_MAX_METRES ? <Tag>{text.aboutHere}</Tag> : null}
          </p>
        ) : null}
      </header>
      <Closures closures={station.closures} />
      <StationCodeCard stationId={station.id} />
      <p className="panel-summary">
        <Marked words={language === 'en' && station.storyEn ? station.storyEn : station.story} />
      </p>
      <StationCheckIn station={station} />
      <StationFacts station={station} />
      <section className="station-routes">
        <h2>{text.routes}</h2>
        {station.routes.length === 0 ? <p>{text.noRoute}</p> : null}
        <ul>
          {station.routes.map((route) => (
            <li key={route.id} data-theme={route.theme}>
              <ThemeMark theme={route.theme} />
              <Link href={paths.route(route.id)}>{nameOf(route, language)}</Link>
              <span className="tabular">
                {routeLengthWords(route, language)} ·{' '}
                {walks.roughly(durationWords(route.durationMinutes, language))}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
