import { Marked } from '../i18n/marked.tsx'
import '../map-page/panel.css'
import { SiteByIdDocument, type SiteByIdQuery } from '../api/gen/documents.ts'
import { type PagedList, usePages } from '../api/use-pages.ts'
import { EXACT_MAX_METRES } from '../format/distance.ts'
import { openingWords, weekdayName } from '../format/opening.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import type { ListedSession } from '../reserving/session.ts'
import { SessionCard } from '../reserving/session-card.tsx'
import { reservingText } from '../reserving/text.ts'
import { usePageHeading } from '../shell/page.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { CraftMark } from '../ui/craft-mark.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Empty, ErrorNote, Loading, Tag } from '../ui/note.tsx'
import { uiText } from '../ui/text.ts'
import type { FullSite } from './session.ts'
import { exploreText } from './text.ts'
import { useTimeRange } from './use-searched-sessions.ts'

const PAGE_SIZE = 20

/** A site and its coming sessions. */
export function SitePanel({ id, filterSearch }: { id: string; filterSearch: string }) {
  const text = useText(exploreText)
  const { keepLooking } = useText(reservingText)
  const now = useNow()
  const range = useTimeRange('any')
  const list = usePages(SiteByIdDocument, { id, ...range, first: PAGE_SIZE }, (result) =>
    result.node?.__typename === 'Site' ? result.node.sessions : noSessions,
  )
  const site = list.first?.node?.__typename === 'Site' ? list.first.node : null
  const coming = list.nodes.filter((session) => new Date(session.startsAt) > now)
  return (
    <article className="panel">
      {site ? (
        <>
          <SiteHead site={site} />
          <SiteSessions list={{ ...list, nodes: coming }} filterSearch={filterSearch} />
          <Openings site={site} />
        </>
      ) : list.error ? (
        <ErrorNote error={list.error} onRetry={list.reload} />
      ) : list.loading ? (
        <Loading rows={3} />
      ) : (
        <Empty title={text.siteGone} heading="h1">
          <ButtonLink href={paths.explore}>{keepLooking}</ButtonLink>
        </Empty>
      )}
    </article>
  )
}

const noSessions = { pageInfo: { hasNextPage: false, endCursor: null }, edges: [] }

function SiteHead({ site }: { site: FullSite }) {
  const text = useText(exploreText)
  const { language } = useLanguage()
  const { crafts } = useText(uiText)
  const name = nameOf(site, language)
  const heading = usePageHeading(name)
  return (
    <header className="panel-head">
      <h1 ref={heading} tabIndex={-1}>
        {name}
      </h1>
      <p className="panel-where">
        {nameOf(site.streetTown, language)} · <Marked words={site.address} />
        {(site.precisionMetres ?? 0) > EXACT_MAX_METRES ? <Tag>{text.aboutHere}</Tag> : null}
        {site.demo ? <Tag>{text.demo}</Tag> : null}
      </p>
      <ul className="panel-crafts">
        {site.crafts.map((craft) => (
          <li key={craft}>
            <CraftMark craft={craft} />
            {crafts[craft]}
          </li>
        ))}
      </ul>
    </header>
  )
}

function SiteSessions({
  list,
  filterSearch,
}: {
  list: PagedList<ListedSession, SiteByIdQuery>
  filterSearch: string
}) {
  const text = useText(exploreText)
  return (
    <section className="panel-sessions">
      <h2>{text.siteSessions}</h2>
      {list.nodes.length === 0 ? <p className="alternatives-none">{text.siteNoSessions}</p> : null}
      <ul>
        {list.nodes.map((session) => (
          <li key={session.id}>
            <SessionCard
              session={session}
              href={paths.session(session.id) + filterSearch}
              showDay
              showSite={false}
            />
          </li>
        ))}
      </ul>
      <MoreButton list={list}>{text.loadMore}</MoreButton>
    </section>
  )
}

function Openings({ site }: { site: FullSite }) {
  const text = useText(exploreText)
  const { language } = useLanguage()
  return (
    <section className="panel-openings">
      <h2>{text.openings}</h2>
      <dl className="facts">
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <div key={weekday}>
            <dt>{weekdayName(weekday, language)}</dt>
            <dd className="tabular">
              {openingWords(site.openings.filter((opening) => opening.weekday === weekday)) || text.closedDay}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
