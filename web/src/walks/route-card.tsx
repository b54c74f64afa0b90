import { memo } from 'react'
import { Link } from 'wouter'
import { useLivePlaces } from '../api/live-places.ts'
import { dayOf, dayWords, timeWords } from '../format/day.ts'
import { routeLengthWords } from '../format/distance.ts'
import { durationWords } from '../format/duration.ts'
import { themeText } from '../format/theme-words.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { departureState } from '../reserving/departure-state.ts'
import { PlacesWords } from '../reserving/places-words.tsx'
import { Tag } from '../ui/note.tsx'
import { ThemeMark, ThemeStitch } from '../ui/theme-mark.tsx'
import { isClosedAt } from './closures.tsx'
import { departureText } from './departure-text.ts'
import { walksText } from './text.ts'
import { type ListedRoute, nextDepartureOf } from './use-routes.ts'

/** A route in the list; the whole card is one link. */
export const RouteCard = memo(function RouteCard({
  route,
  href,
  id,
  onHighlight,
}: {
  route: ListedRoute
  href: string
  id: string
  onHighlight(id: string | null): void
}) {
  const text = useText(walksText)
  const { language } = useLanguage()
  const { themes } = useText(themeText)
  return (
    <Link
      className="route-card"
      href={href}
      id={id}
      data-theme={route.theme}
      onMouseEnter={() => onHighlight(route.id)}
      onMouseLeave={() => onHighlight(null)}
      onFocus={() => onHighlight(route.id)}
      onBlur={() => onHighlight(null)}
    >
      <span className="route-card-theme">
        <ThemeMark theme={route.theme} size={20} />
        {themes[route.theme]}
        <ThemeStitch theme={route.theme} width={46} />
        {route.composed ? <Tag>{text.composed}</Tag> : null}
        <ClosedTag route={route} />
      </span>
      <span className="route-card-name">
        <Marked words={nameOf(route, language)} />
      </span>
      <span className="route-card-facts tabular">
        <span>{routeLengthWords(route, language)}</span>
        <span>{text.roughly(durationWords(route.durationMinutes, language))}</span>
        <span>{text.stations(route.stops.length)}</span>
      </span>
      <NextDeparture route={route} />
    </Link>
  )
})

function ClosedTag({ route: { closures } }: { route: ListedRoute }) {
  const text = useText(walksText)
  const now = useNow()
  const current = closures.filter((closure) => isClosedAt([closure], now))
  if (current.length === 0) return null
  const whole = current.some(({ station }) => station === null)
  return <Tag tone={whole ? 'lost' : 'few'}>{whole ? text.closedNow : text.someClosed(current.length)}</Tag>
}

function NextDeparture({ route }: { route: ListedRoute }) {
  const text = useText(walksText)
  const words = useText(departureText)
  const { language } = useLanguage()
  const now = useNow()
  const departure = nextDepartureOf(route)
  const slot = useLivePlaces(departure?.slot ?? null)
  if (!departure) return <span className="route-card-next route-card-none">{text.noNext}</span>
  const state = departureState({ ...departure, slot }, now)
  return (
    <span className="route-card-next tabular">
      <span>
        {text.next}{' '}
        <strong>
          {dayWords(dayOf(departure.startsAt), dayOf(now), language)} {timeWords(departure.startsAt)}
        </strong>
      </span>
      <PlacesWords state={state} remaining={slot?.remaining ?? 0} opensAt={slot?.opensAt} text={words} />
      {departure.guidesConfirmed > 0 ? (
        <span className="guides-words">{words.guidesShort(departure.guidesConfirmed)}</span>
      ) : null}
    </span>
  )
}
