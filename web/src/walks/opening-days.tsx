import { StationOpeningsDocument, type StationOpeningsQuery } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { dayOf, dayWords, timeRangeWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import type { Language } from '../i18n/pick-language.ts'
import { useText } from '../i18n/text.ts'
import { stationText } from './station-text.ts'

type Opening = Extract<StationOpeningsQuery['node'], { __typename: 'Station' }>['openings'][number]

/** When a station is open today and on the next days, holidays and make-up workdays among them. */
export function OpeningDays({ stationId }: { stationId: string }) {
  const text = useText(stationText)
  const { language } = useLanguage()
  const today = dayOf(useNow())
  const [{ data }] = useQuery({
    query: StationOpeningsDocument,
    variables: { id: stationId, from: today },
    requestPolicy: 'cache-and-network',
  })
  const openings = data?.node?.__typename === 'Station' ? data.node.openings : []
  if (openings.length === 0) return null
  return (
    <div>
      <dt>{text.nextDays}</dt>
      <dd>
        <ul className="opening-days tabular">
          {openings.map((opening) => (
            <li key={opening.day.date}>
              <span>
                {dayWords(opening.day.date, today, language)} {kindWords(opening.day, text, language)}
              </span>
              <span>{timesWords(opening, text)}</span>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  )
}

type Words = (typeof stationText)['zh']

function kindWords({ kind, name, nameEn }: Opening['day'], text: Words, language: Language): string {
  const called = (language === 'en' && nameEn) || name || ''
  if (kind === 'HOLIDAY') return called
  if (kind === 'MAKE_UP_WORKDAY') return text.makeUpWorkday
  return ''
}

function timesWords({ spans }: Opening, text: Words): string {
  if (spans.length === 0) return text.shut
  return spans
    .map(({ from, until, askFirst }) => {
      const times = isWholeDay(from, until) ? text.allDay : timeRangeWords(from, until)
      return askFirst ? text.askFirst(times) : times
    })
    .join(text.between)
}

function isWholeDay(from: string, until: string): boolean {
  return new Date(until).getTime() - new Date(from).getTime() >= 24 * 3_600_000
}
