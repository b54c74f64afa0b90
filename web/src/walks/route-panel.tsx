import { Marked } from '../i18n/marked.tsx'
import '../map-page/panel.css'
import { useEffect } from 'react'
import { RouteByIdDocument } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { routeLengthWords } from '../format/distance.ts'
import { durationWords } from '../format/duration.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { usePageHeading } from '../shell/page.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Empty, ErrorNote, Loading, Tag } from '../ui/note.tsx'
import { Closures } from './closures.tsx'
import { Downloads } from './downloads.tsx'
import { RouteDepartures } from './route-departures.tsx'
import type { Spoken } from './spoken.ts'
import { StartWalk } from './start-walk.tsx'
import { type FullRoute, Story } from './story.tsx'
import { walksText } from './text.ts'
import { ThemeLine } from './theme-line.tsx'
import type { PressedStation } from './use-open-pressed.ts'
import { useStoryStep } from './use-story-step.ts'

/** One route: how to walk it, alone or with a guide, and its stations as a story with the map in step. */
export function RoutePanel({
  id,
  pressed,
  onSpeak,
}: {
  id: string
  pressed: PressedStation | null
  onSpeak(spoken: Spoken): void
}) {
  const text = useText(walksText)
  const [{ data, error }, run] = useQuery({
    query: RouteByIdDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const route = data?.node?.__typename === 'Route' ? data.node : null
  return (
    <article className="panel route-panel">
      {route ? (
        <OneRoute route={route} pressed={pressed} onSpeak={onSpeak} />
      ) : error && !data ? (
        <ErrorNote error={error} onRetry={() => run({ requestPolicy: 'network-only' })} />
      ) : data ? (
        <Empty title={text.gone} heading="h1">
          <p>{text.goneWhat}</p>
          <ButtonLink href={paths.walks}>{text.toWalks}</ButtonLink>
        </Empty>
      ) : (
        <Loading rows={3} />
      )}
    </article>
  )
}

function OneRoute({
  route,
  pressed,
  onSpeak,
}: {
  route: FullRoute
  pressed: PressedStation | null
  onSpeak(spoken: Spoken): void
}) {
  const text = useText(walksText)
  const { language } = useLanguage()
  const name = nameOf(route, language)
  const heading = usePageHeading(name)
  const { readIndex, goTo } = useStoryStep(route.stops.length)
  const stationId = readIndex === null ? null : (route.stops[readIndex]?.station.id ?? null)
  useEffect(() => onSpeak({ routeId: route.id, stationId }), [route.id, stationId, onSpeak])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a press on the map, and nothing else, scrolls there
  useEffect(() => {
    const index = pressed ? route.stops.findIndex(({ station }) => station.id === pressed.stationId) : -1
    if (index >= 0) goTo(index)
  }, [pressed])
  const summary = language === 'en' && route.summaryEn ? route.summaryEn : route.summary
  return (
    <>
      <header className="panel-head">
        <ThemeLine theme={route.theme}>
          {route.composed ? <Tag>{text.composed}</Tag> : null}
          {route.demo && !route.composed ? <Tag>{text.demo}</Tag> : null}
        </ThemeLine>
        <h1 ref={heading} tabIndex={-1}>
          <Marked words={name} />
        </h1>
      </header>
      <RouteFigures route={route} />
      <Closures closures={route.closures} named />
      <p className="panel-summary">
        <Marked words={summary} />
      </p>
      {route.composed ? <p className="route-composed">{text.composedWhy}</p> : null}
      <StartWalk routeId={route.id} />
      <RouteDepartures routeId={route.id} />
      <Story route={route} readIndex={readIndex} />
      <Downloads routeId={route.id} />
    </>
  )
}

/** Distance, time and stations, large; then what is known of steps. */
function RouteFigures({ route }: { route: FullRoute }) {
  const text = useText(walksText)
  const { language } = useLanguage()
  const steps = route.stops.map(({ station }) => station.accessibility.stepFree)
  const count = (fact: boolean | null) => steps.filter((one) => one === fact).length
  const figures: [string, string][] = [
    [text.distance, routeLengthWords(route, language)],
    [text.duration, text.roughly(durationWords(route.durationMinutes, language))],
    [text.stationsName, text.stations(route.stops.length)],
    [text.access, text.accessOf(count(true), count(false), count(null))],
  ]
  return (
    <dl className="figures tabular">
      {figures.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}
