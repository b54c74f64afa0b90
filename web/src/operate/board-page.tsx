import { useState } from 'react'
import { useSearch } from 'wouter'
import { type DepartureInBoardFragment, DeparturesOfBoardDocument } from '../api/gen/documents.ts'
import { usePages } from '../api/use-pages.ts'
import { useRefresh } from '../api/use-refresh.ts'
import { addDays, type Day, dateWords, dayOf, isDay, startOfDay } from '../format/day.ts'
import { grouped } from '../format/grouped.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { ButtonLink, Chip } from '../ui/button.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Empty, ErrorNote, Loading } from '../ui/note.tsx'
import { BoardTasks } from './board-tasks.tsx'
import { CallsForHelp } from './calls-for-help.tsx'
import { DepartureTable } from './departure-table.tsx'
import { OperatePage } from './operate-page.tsx'
import { operatePaths } from './paths.ts'
import { operateText } from './text.ts'

const DAYS_SHOWN = 14
const PAGE_SIZE = 50
const REFRESH_MS = 60_000

/** What waits for an operator, calls for help, and fourteen days of departures. */
export function BoardPage() {
  const text = useText(operateText)
  return (
    <OperatePage title={text.board} lead={text.boardLead} back={null}>
      <BoardTasks />
      <CallsForHelp />
      <Departures />
    </OperatePage>
  )
}

function Departures() {
  const text = useText(operateText)
  const { language } = useLanguage()
  const today = dayOf(useNow())
  const asked = new URLSearchParams(useSearch()).get('from')
  const firstDay = asked && isDay(asked) ? asked : today
  const [withCancelled, setWithCancelled] = useState(false)
  const list = usePages(
    DeparturesOfBoardDocument,
    {
      from: startOfDay(firstDay).toISOString(),
      to: startOfDay(addDays(firstDay, DAYS_SHOWN)).toISOString(),
      withCancelled,
      first: PAGE_SIZE,
    },
    (result) => result.departures,
  )
  useRefresh(list.reload, REFRESH_MS)
  const period = text.period(
    dateWords(firstDay, language),
    dateWords(addDays(firstDay, DAYS_SHOWN - 1), language),
  )
  return (
    <section className="section" aria-labelledby="departures">
      <div className="section-head">
        <h2 id="departures">
          {text.departures} <small className="tabular">{period}</small>
        </h2>
        <PeriodNavigation firstDay={firstDay} today={today} />
      </div>
      <div>
        <Chip pressed={withCancelled} onPress={() => setWithCancelled(!withCancelled)}>
          {text.withCancelled}
        </Chip>
      </div>
      {list.loading ? <Loading rows={5} /> : null}
      {list.error ? <ErrorNote error={list.error} onRetry={list.reload} /> : null}
      {!list.loading && !list.error && list.nodes.length === 0 ? (
        <Empty title={text.noDepartures}>
          <p>{text.noDeparturesWhat}</p>
          <ButtonLink href={paths.operateSchedule}>{text.schedule}</ButtonLink>
        </Empty>
      ) : null}
      <div className="operate-days" data-stale={list.stale || undefined}>
        {daysOf(list.nodes).map(([day, departures]) => (
          <DepartureTable key={day} day={day} departures={departures} />
        ))}
      </div>
      <MoreButton list={list}>{text.more}</MoreButton>
    </section>
  )
}

function PeriodNavigation({ firstDay, today }: { firstDay: Day; today: Day }) {
  const text = useText(operateText)
  return (
    <nav className="section-nav" aria-label={text.departures}>
      <ButtonLink kind="quiet" href={operatePaths.boardFrom(addDays(firstDay, -DAYS_SHOWN))}>
        {text.before}
      </ButtonLink>
      {firstDay === today ? null : (
        <ButtonLink kind="quiet" href={paths.operate}>
          {text.fromToday}
        </ButtonLink>
      )}
      <ButtonLink kind="quiet" href={operatePaths.boardFrom(addDays(firstDay, DAYS_SHOWN))}>
        {text.after}
      </ButtonLink>
    </nav>
  )
}

/** Days that have departures, in order. */
function daysOf(departures: readonly DepartureInBoardFragment[]): [Day, DepartureInBoardFragment[]][] {
  return [...grouped(departures, ({ startsAt }) => dayOf(startsAt))]
}
