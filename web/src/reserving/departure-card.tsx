import { Marked } from '../i18n/marked.tsx'
import './session-card.css'
import './departure-card.css'
import { Link } from 'wouter'
import type { DepartureInListFragment } from '../api/gen/documents.ts'
import { useLivePlaces } from '../api/live-places.ts'
import { dayOf, dayWords, timeRangeWords } from '../format/day.ts'
import { themeText } from '../format/theme-words.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { ThemeMark } from '../ui/theme-mark.tsx'
import { departureState } from './departure-state.ts'
import { departureCardText } from './departure-text.ts'
import { GuidesWords } from './guides-words.tsx'
import { PlacesWords } from './places-words.tsx'

/** When; places left and guides; in which languages. The whole card is one link. */
export function DepartureCard({
  departure,
  href,
  showRoute = false,
}: {
  departure: DepartureInListFragment
  href: string
  /** Not needed on the route's own page. */
  showRoute?: boolean
}) {
  const { language } = useLanguage()
  const text = useText(departureCardText)
  const { languages } = useText(themeText)
  const now = useNow()
  const slot = useLivePlaces(departure.slot)
  const state = departureState({ ...departure, slot }, now)
  return (
    <Link className="session-card departure-card" href={href} data-state={state}>
      <span className="departure-card-mark" data-theme={departure.route.theme} aria-hidden="true">
        <ThemeMark theme={departure.route.theme} size={26} />
      </span>
      <span className="session-card-lines">
        <span className="session-card-when tabular">
          <span>{dayWords(dayOf(departure.startsAt), dayOf(now), language)}</span>{' '}
          <span>{timeRangeWords(departure.startsAt, departure.endsAt)}</span>
        </span>
        {showRoute ? (
          <span className="session-card-title">
            <Marked words={nameOf(departure.route, language)} />
          </span>
        ) : null}
        <span className="session-card-where">
          <PlacesWords state={state} remaining={slot?.remaining ?? 0} opensAt={slot?.opensAt} text={text} />
          {state === 'cancelled' || state === 'started' ? null : (
            <GuidesWords confirmed={departure.guidesConfirmed} wanted={departure.guidesWanted} />
          )}
          <span>
            {departure.languages.map((one) => languages[one]).join(language === 'zh' ? '、' : ', ')}
          </span>
        </span>
      </span>
      <span
        className={state === 'open' ? 'session-card-go session-card-reserve' : 'session-card-go'}
        aria-hidden="true"
      >
        {state === 'open' ? text.reserve : state === 'full' ? text.seeOthers : text.look}
      </span>
    </Link>
  )
}
