import type { SummaryFactsFragment } from '../api/gen/documents.ts'
import { calendarWords } from '../format/calendar-words.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { hoursWords, levelShare, missingHoursWords, toNextLevel } from './level.ts'
import { LevelMark } from './level-mark.tsx'
import { volunteerText } from './text.ts'

/** What a guide gave: the level, hours, walks and people, and how far the next level is. */
export function SummaryFigures({
  summary,
  isSmall = false,
}: {
  summary: SummaryFactsFragment
  isSmall?: boolean
}) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const { minutes, level, walksLed, peopleGuided, since } = summary
  const next = toNextLevel(minutes, level)
  return (
    <section className="summary" data-small={isSmall || undefined} aria-label={text.hoursTitle}>
      <div className="summary-level">
        <LevelMark level={level} size={isSmall ? 52 : 72} />
        <div>
          <p className="summary-level-name">{text.levels[level]}</p>
          <p className="volunteer-soft">
            {next ? text.nextLevel(missingHoursWords(next.minutes), text.levels[next.level]) : text.topLevel}
          </p>
        </div>
      </div>
      <svg className="summary-way" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="6" />
        <rect className="summary-way-done" width={100 * levelShare(minutes, level)} height="6" />
      </svg>
      <dl>
        <div>
          <dt>{text.hours}</dt>
          <dd className="tabular">{text.hoursWords(hoursWords(minutes))}</dd>
        </div>
        <div>
          <dt>{text.walksLed}</dt>
          <dd className="tabular">{text.walksWords(walksLed)}</dd>
        </div>
        <div>
          <dt>{text.peopleGuided}</dt>
          <dd className="tabular">{text.peopleWords(peopleGuided)}</dd>
        </div>
      </dl>
      {since && !isSmall ? (
        <p className="volunteer-soft">{text.since(calendarWords(since, language))}</p>
      ) : null}
    </section>
  )
}
