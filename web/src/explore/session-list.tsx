import type { SessionsQuery } from '../api/gen/documents.ts'
import type { PagedList } from '../api/use-pages.ts'
import { dateWords, dayOf, dayWords, weekdayWords } from '../format/day.ts'
import { distanceWords } from '../format/distance.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import type { Language } from '../i18n/pick-language.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import type { ListedSession } from '../reserving/session.ts'
import { SessionCard } from '../reserving/session-card.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Empty, ErrorNote, Loading } from '../ui/note.tsx'
import { groupByDay, groupBySite } from './group-sessions.ts'
import { exploreText } from './text.ts'

interface SessionListProps {
  list: PagedList<ListedSession, SessionsQuery>
  /** Grouped by site, the nearest first; else by day. */
  byPlace: boolean
  filterSearch: string
  onHighlightSite(id: string | null): void
  onClear(): void
}

export const cardId = (sessionId: string) => `card-${sessionId}`

export function SessionList({ list, byPlace, filterSearch, onHighlightSite, onClear }: SessionListProps) {
  const text = useText(exploreText)
  const groups = useGroups(list.nodes, byPlace)
  if (list.loading) return <Loading />
  if (list.error && list.nodes.length === 0) return <ErrorNote error={list.error} onRetry={list.reload} />
  if (list.nodes.length === 0 && !list.stale && !list.hasMore)
    return (
      <Empty title={text.emptyTitle}>
        <p>{text.emptyWhat}</p>
        <Button onClick={onClear}>{text.clearFilters}</Button>
      </Empty>
    )
  return (
    <div className="session-list" aria-busy={list.stale || undefined} data-stale={list.stale || undefined}>
      {groups.map((group) => (
        <section key={group.key} aria-labelledby={group.key}>
          <h2 className="session-group" id={group.key}>
            <span>
              <Marked words={group.title} />
            </span>
            <small>{group.note}</small>
          </h2>
          <ul>
            {group.sessions.map((session) => (
              <li key={session.id}>
                <SessionCard
                  session={session}
                  href={paths.session(session.id) + filterSearch}
                  id={cardId(session.id)}
                  showDay={byPlace}
                  showSite={!byPlace}
                  onHighlightSite={onHighlightSite}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {list.error ? <ErrorNote error={list.error} onRetry={list.loadMore} /> : null}
      <div className="session-list-end">
        <MoreButton list={list}>{text.loadMore}</MoreButton>
        <ButtonLink kind="quiet" href={paths.about}>
          {text.about}
        </ButtonLink>
      </div>
    </div>
  )
}

function useGroups(sessions: ListedSession[], byPlace: boolean) {
  const { language } = useLanguage()
  const today = dayOf(useNow())
  if (byPlace)
    return groupBySite(sessions).map(({ site, distanceMetres, sessions: there }) => ({
      key: `at-${site.id}-${there[0]?.id}`,
      title: nameOf(site, language),
      note: distanceMetres === null ? '' : distanceWords(distanceMetres, language),
      sessions: there,
    }))
  return groupByDay(sessions).map(({ day, sessions: thatDay }) => ({
    key: `on-${day}`,
    title: dayWords(day, today, language),
    note: dateNote(day, today, language),
    sessions: thatDay,
  }))
}

/** The date beside a word such as 今天, which does not say it itself. */
function dateNote(day: string, today: string, language: Language): string {
  const words = dayWords(day, today, language)
  const date = dateWords(day, language)
  if (words.includes(date)) return ''
  const weekday = weekdayWords(day, language)
  return words === weekday ? date : language === 'zh' ? `${date} ${weekday}` : `${weekday} ${date}`
}
