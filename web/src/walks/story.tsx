import { Link } from 'wouter'
import type { RouteByIdQuery } from '../api/gen/documents.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Icon } from '../ui/icon.tsx'
import { AccessLine } from './access-facts.tsx'
import { Closures } from './closures.tsx'
import { HoursWords } from './hours-words.tsx'
import { walksText } from './text.ts'
import { stopId } from './use-story-step.ts'

export type FullRoute = Extract<NonNullable<RouteByIdQuery['node']>, { __typename: 'Route' }>
type Stop = FullRoute['stops'][number]

/** The stations as a story to scroll, strung on the route's own stitch. */
export function Story({ route, readIndex }: { route: FullRoute; readIndex: number | null }) {
  const text = useText(walksText)
  return (
    <section className="story" data-theme={route.theme} aria-labelledby="story-title">
      <h2 id="story-title">{text.story}</h2>
      <ol>
        {route.stops.map((stop, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a stop is its place in the walk
            key={index}
            id={stopId(index)}
            className="story-stop"
            data-read={index === readIndex || undefined}
          >
            <StoryStop stop={stop} number={index + 1} next={route.stops[index + 1]} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function StoryStop({ stop, number, next }: { stop: Stop; number: number; next: Stop | undefined }) {
  const text = useText(walksText)
  const { language } = useLanguage()
  const { station } = stop
  return (
    <>
      <span className="story-number tabular" aria-hidden="true">
        {number}
      </span>
      <h3 tabIndex={-1}>
        <span className="visually-hidden">{text.stationNumber(String(number))} </span>
        <Marked words={nameOf(station, language)} />
      </h3>
      <p className="story-times tabular">
        <span>{text.stay(stop.stayMinutes)}</span>
        <span>
          <HoursWords openingHours={station.openingHours} />
        </span>
      </p>
      <Closures closures={station.closures} />
      <p className="story-text">
        <Marked words={language === 'en' && station.storyEn ? station.storyEn : station.story} />
      </p>
      <AccessLine accessibility={station.accessibility} />
      <Link className="story-link" href={paths.station(station.id)}>
        {text.seeStation}
        <Icon name="forward" size={16} />
      </Link>
      {next ? <p className="story-walk tabular">{text.walk(next.walkMinutes)}</p> : null}
    </>
  )
}
