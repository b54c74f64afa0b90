import { useMemo } from 'react'
import { Link } from 'wouter'
import type { SessionInPlanFragment } from '../api/gen/documents.ts'
import { addDays, type Day, dateWords, dayOf, dayWords, timeRangeWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { titleOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { PlacesTaken } from '../slot/places-taken.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { CraftMark } from '../ui/craft-mark.tsx'
import { Tag } from '../ui/note.tsx'
import { managePaths } from './paths.ts'
import { manageText } from './text.ts'

export const WEEK_DAYS = 7

/** Seven days of a site's sessions, a table a day. */
export function WeekPlan({
  siteId,
  firstDay,
  sessions,
  hasMore,
}: {
  siteId: string
  firstDay: Day
  sessions: readonly SessionInPlanFragment[]
  hasMore: boolean
}) {
  const text = useText(manageText)
  const { language } = useLanguage()
  const days = useMemo(() => daysOf(firstDay, sessions), [firstDay, sessions])
  const today = dayOf(useNow())
  return (
    <section className="section" aria-labelledby="week-plan">
      <div className="section-head">
        <h2 id="week-plan">
          {text.plan}{' '}
          <small className="tabular">
            {text.week(dateWords(firstDay, language), dateWords(addDays(firstDay, WEEK_DAYS - 1), language))}
          </small>
        </h2>
        <nav className="section-nav" aria-label={text.plan}>
          <ButtonLink kind="quiet" href={managePaths.week(siteId, addDays(firstDay, -WEEK_DAYS))}>
            {text.weekBefore}
          </ButtonLink>
          {firstDay === today ? null : (
            <ButtonLink kind="quiet" href={managePaths.site(siteId)}>
              {text.thisWeek}
            </ButtonLink>
          )}
          <ButtonLink kind="quiet" href={managePaths.week(siteId, addDays(firstDay, WEEK_DAYS))}>
            {text.weekAfter}
          </ButtonLink>
        </nav>
      </div>
      {sessions.length === 0 ? <p>{text.emptyWeek}</p> : null}
      {days.map(([day, ofDay]) => (
        <DayTable key={day} day={day} sessions={ofDay} />
      ))}
      {hasMore ? <p>{text.tooMany}</p> : null}
    </section>
  )
}

function DayTable({ day, sessions }: { day: Day; sessions: readonly SessionInPlanFragment[] }) {
  const text = useText(manageText)
  const { language } = useLanguage()
  const today = dayOf(useNow())
  return (
    <table className="table table-day">
      <caption>
        {dayWords(day, today, language)} <small>{dateWords(day, language)}</small>
      </caption>
      <colgroup>
        <col className="table-col-time" />
        <col />
        <col className="table-col-room" />
        <col className="table-col-places" />
      </colgroup>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{text.time}</th>
          <th scope="col">{text.activity}</th>
          <th scope="col">{text.room}</th>
          <th scope="col">{text.places}</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id} data-status={session.status}>
            <td className="table-time tabular">{timeRangeWords(session.startsAt, session.endsAt)}</td>
            <th scope="row">
              <Link href={managePaths.session(session.id)}>
                <CraftMark craft={session.activity.craft} />
                <Marked words={titleOf(session.activity, language)} />
              </Link>
            </th>
            <td>
              <Marked words={session.room ?? text.wholeSite} />
            </td>
            <td>
              {session.status === 'PUBLISHED' ? (
                <PlacesTaken slot={session.slot} />
              ) : (
                <Tag tone={session.status === 'CANCELLED' ? 'lost' : 'plain'}>
                  {text.statuses[session.status]}
                </Tag>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Days that have sessions, in order. One that runs past midnight or began before stands at its start. */
function daysOf(
  firstDay: Day,
  sessions: readonly SessionInPlanFragment[],
): [Day, readonly SessionInPlanFragment[]][] {
  const days = new Map<Day, SessionInPlanFragment[]>()
  for (const session of sessions) {
    const day = dayOf(session.startsAt)
    if (day < firstDay) continue
    const ofDay = days.get(day)
    if (ofDay) ofDay.push(session)
    else days.set(day, [session])
  }
  return [...days]
}
