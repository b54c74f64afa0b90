import { Marked } from '../i18n/marked.tsx'
import './session-card.css'
import { memo } from 'react'
import { Link } from 'wouter'
import { useLivePlaces } from '../api/live-places.ts'
import { dayOf, dayWords, timeRangeWords } from '../format/day.ts'
import { distanceWords } from '../format/distance.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf, titleOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { uiText } from '../ui/text.ts'
import { Vat } from '../ui/vat.tsx'
import { PlacesWords } from './places-words.tsx'
import type { ListedSession } from './session.ts'
import { type SessionState, sessionState } from './session-state.ts'
import { reservingText } from './text.ts'

/** Nearer than this is here. */
const SAME_PLACE_MAX_METRES = 25

interface SessionCardProps {
  session: ListedSession
  href: string
  id?: string
  /** Say the day before the time; not needed under a day's heading. */
  showDay?: boolean
  /** Not needed on the site's own page. */
  showSite?: boolean
  /** In metres, from the person or, among alternatives, from the wished session. */
  distance?: number | null
  onHighlightSite?(id: string | null): void
}

/** Three lines: when; what; where and how many places. The whole card is one link. */
export const SessionCard = memo(function SessionCard({
  session,
  href,
  id,
  showDay = false,
  showSite = true,
  distance = null,
  onHighlightSite,
}: SessionCardProps) {
  const { language } = useLanguage()
  const { crafts } = useText(uiText)
  const text = useText(reservingText)
  const now = useNow()
  const slot = useLivePlaces(session.slot)
  const state = sessionState({ ...session, slot }, now)
  const { activity, site } = session
  const day = showDay ? dayWords(dayOf(session.startsAt), dayOf(now), language) : ''
  const lost = state === 'cancelled' || state === 'full'
  return (
    <Link
      className="session-card"
      href={href}
      id={id}
      data-state={state}
      onMouseEnter={() => onHighlightSite?.(site.id)}
      onMouseLeave={() => onHighlightSite?.(null)}
      onFocus={() => onHighlightSite?.(site.id)}
      onBlur={() => onHighlightSite?.(null)}
    >
      <Vat
        remaining={lost ? 0 : (slot?.remaining ?? 0)}
        capacity={slot?.capacity ?? 0}
        craft={activity.craft}
      />
      <span className="session-card-lines">
        <span className="session-card-when tabular">
          {day ? <span>{day}</span> : null} <span>{timeRangeWords(session.startsAt, session.endsAt)}</span>
        </span>
        <span className="session-card-title">
          <Marked words={titleOf(activity, language)} />
          <span className="visually-hidden">({crafts[activity.craft]})</span>
        </span>
        <span className="session-card-where">
          {showSite ? (
            <span className="session-card-site">
              <Marked words={nameOf(site, language)} />
            </span>
          ) : null}
          {distance === null || distance < SAME_PLACE_MAX_METRES ? null : (
            <span className="tabular">{distanceWords(distance, language)}</span>
          )}
          <PlacesWords state={state} remaining={slot?.remaining ?? 0} opensAt={slot?.opensAt} text={text} />
        </span>
      </span>
      <Invitation state={state} />
    </Link>
  )
})

/** Looks like a button and says what the card leads to; the card itself is what is pressed. */
function Invitation({ state }: { state: SessionState }) {
  const text = useText(reservingText)
  if (state === 'open')
    return (
      <span className="session-card-go session-card-reserve" aria-hidden="true">
        {text.reserve}
      </span>
    )
  return (
    <span className="session-card-go" aria-hidden="true">
      {state === 'full' || state === 'cancelled' ? text.seeNearby : text.look}
    </span>
  )
}
