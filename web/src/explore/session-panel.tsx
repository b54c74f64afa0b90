import { Marked } from '../i18n/marked.tsx'
import '../map-page/panel.css'
import { useEffect } from 'react'
import { Link, useSearch } from 'wouter'
import { SessionByIdDocument } from '../api/gen/documents.ts'
import { useLivePlaces } from '../api/live-places.ts'
import { useQuery } from '../api/use-query.ts'
import { dateWords, dayOf, dayWords, timeRangeWords, whenWords } from '../format/day.ts'
import { EXACT_MAX_METRES } from '../format/distance.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf, titleOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { AlternativesOf } from '../reserving/alternatives.tsx'
import { readParty } from '../reserving/party.ts'
import { PlacesLeft } from '../reserving/places-left.tsx'
import { ReserveForm } from '../reserving/reserve-form.tsx'
import { type SessionState, sessionState } from '../reserving/session-state.ts'
import { reservingText } from '../reserving/text.ts'
import { usePageHeading } from '../shell/page.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { CraftMark } from '../ui/craft-mark.tsx'
import { Empty, ErrorNote, Loading, Note, Tag } from '../ui/note.tsx'
import { uiText } from '../ui/text.ts'
import type { FullSession } from './session.ts'
import { SessionFacts } from './session-facts.tsx'
import { exploreText } from './text.ts'

/** One session, with all that is needed to decide and to reserve. */
export function SessionPanel({
  id,
  filterSearch,
  onSite,
}: {
  id: string
  filterSearch: string
  onSite(siteId: string | null): void
}) {
  const text = useText(exploreText)
  const { keepLooking } = useText(reservingText)
  const [{ data, error }, run] = useQuery({
    query: SessionByIdDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const session = data?.node?.__typename === 'Session' ? data.node : null
  const siteId = session?.site.id ?? null
  useEffect(() => {
    onSite(siteId)
    return () => onSite(null)
  }, [siteId, onSite])
  return (
    <article className="panel">
      {session ? (
        <Session session={session} filterSearch={filterSearch} />
      ) : error ? (
        <ErrorNote error={error} onRetry={() => run({ requestPolicy: 'network-only' })} />
      ) : data ? (
        <Empty title={text.sessionGone} heading="h1">
          <p>{text.sessionGoneWhat}</p>
          <ButtonLink href={paths.explore}>{keepLooking}</ButtonLink>
        </Empty>
      ) : (
        <Loading rows={3} />
      )}
    </article>
  )
}

function Session({ session, filterSearch }: { session: FullSession; filterSearch: string }) {
  const { language } = useLanguage()
  const { crafts } = useText(uiText)
  const text = useText(exploreText)
  const now = useNow()
  const slot = useLivePlaces(session.slot)
  const { activity, site } = session
  const title = titleOf(activity, language)
  const heading = usePageHeading(title, readParty(useSearch()) === null)
  const state = sessionState({ ...session, slot }, now)
  const day = dayOf(session.startsAt)
  const words = dayWords(day, dayOf(now), language)
  const date = dateWords(day, language)
  const summary = language === 'en' && activity.summaryEn ? activity.summaryEn : activity.summary
  return (
    <>
      <header className="panel-head">
        <p className="panel-craft">
          <CraftMark craft={activity.craft} size={24} />
          {crafts[activity.craft]}
          {session.demo ? <Tag>{text.demo}</Tag> : null}
        </p>
        <h1 ref={heading} tabIndex={-1}>
          <Marked words={title} />
        </h1>
        <p className="panel-when tabular">
          {words.includes(date) ? words : `${words} ${language === 'zh' ? '' : '· '}${date}`}{' '}
          <span className="panel-time">{timeRangeWords(session.startsAt, session.endsAt)}</span>
        </p>
        <p className="panel-where">
          <Link href={paths.site(site.id) + filterSearch}>
            <Marked words={nameOf(site, language)} />
          </Link>
          <span>
            <Marked words={nameOf(site.streetTown, language)} /> · <Marked words={site.address} />
            {(site.precisionMetres ?? 0) > EXACT_MAX_METRES ? (
              <>
                {' '}
                <Tag>{text.aboutHere}</Tag>
              </>
            ) : null}
          </span>
        </p>
      </header>
      {slot && state !== 'cancelled' ? <PlacesLeft slot={slot} craft={activity.craft} /> : null}
      <StateNote state={state} session={session} />
      {state === 'cancelled' && slot ? <AlternativesOf slotId={slot.id} filterSearch={filterSearch} /> : null}
      <p className="panel-summary">
        <Marked words={summary} />
      </p>
      <SessionFacts session={session} />
      {slot &&
      (state === 'open' || state === 'full' || (state !== 'cancelled' && session.slot?.viewerReservation)) ? (
        <ReserveForm
          page={paths.session(session.id)}
          listPage={paths.explore + filterSearch}
          slot={slot}
          occasion={{
            title,
            startsAt: session.startsAt,
            place: [nameOf(site, language), session.room, site.address]
              .filter(Boolean)
              .join(language === 'zh' ? '，' : ', '),
            placePage: paths.site(site.id),
            materials: activity.materials,
            toKnow: { activity, site },
          }}
          cancelUntil={session.slot?.cancelUntil ?? null}
          partyMaximum={activity.maximumPartySize}
          reservation={session.slot?.viewerReservation ?? null}
          filterSearch={filterSearch}
        />
      ) : null}
    </>
  )
}

function StateNote({ state, session }: { state: SessionState; session: FullSession }) {
  const text = useText(exploreText)
  const { language } = useLanguage()
  const now = useNow()
  if (state === 'open' || state === 'full') return null
  if (state === 'cancelled')
    return (
      <Note tone="lost">
        <Marked words={session.cancelReason ? text.cancelledWhy(session.cancelReason) : text.cancelledWhat} />
      </Note>
    )
  if (state === 'notOpenYet')
    return <Note>{text.notOpenWhat(session.slot ? whenWords(session.slot.opensAt, now, language) : '')}</Note>
  const words = {
    started: text.startedWhat,
    closed: text.closedWhat,
    preparing: text.preparingWhat,
  }
  return <Note>{words[state]}</Note>
}
