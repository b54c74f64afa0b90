import { Link } from 'wouter'
import { MyServiceRecordsDocument, type MyServiceRecordsQuery } from '../api/gen/documents.ts'
import { usePages } from '../api/use-pages.ts'
import { whenWords } from '../format/day.ts'
import { durationWords } from '../format/duration.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { MoreButton } from '../ui/more-button.tsx'
import { ErrorNote, Loading, Tag } from '../ui/note.tsx'
import { shiftTitle } from './shift-words.ts'
import { volunteerText } from './text.ts'

const PAGE_SIZE = 20
const tones = { RECORDED: 'few', CONFIRMED: 'plain', VOID: 'lost' } as const

type ShownRecord = NonNullable<MyServiceRecordsQuery['viewer']>['serviceRecords']['edges'][number]['node']

/** Hours worked, the latest first, each with what became of it. */
export function ServiceRecords() {
  const text = useText(volunteerText)
  const list = usePages(
    MyServiceRecordsDocument,
    { first: PAGE_SIZE },
    (result) => result.viewer?.serviceRecords,
  )
  return (
    <section className="volunteer-section" aria-labelledby="service-records">
      <h2 id="service-records">{text.records}</h2>
      {list.loading ? <Loading rows={2} /> : null}
      {list.error && list.nodes.length === 0 ? <ErrorNote error={list.error} onRetry={list.reload} /> : null}
      {!list.loading && !list.error && list.nodes.length === 0 ? (
        <p className="volunteer-soft">{text.noRecords}</p>
      ) : null}
      <ul className="records">
        {list.nodes.map((record) => (
          <li key={record.id}>
            <Record record={record} />
          </li>
        ))}
      </ul>
      {list.error && list.nodes.length > 0 ? <ErrorNote error={list.error} onRetry={list.loadMore} /> : null}
      <MoreButton list={list}>{text.moreRecords}</MoreButton>
    </section>
  )
}

function Record({ record }: { record: ShownRecord }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const now = useNow()
  const { shift } = record
  const title = shift
    ? shiftTitle({ ...shift, kind: record.kind }, text, language)
    : record.kind === 'DEPARTURE'
      ? text.aWalk
      : text.aSession
  return (
    <article className="record" data-theme={shift?.departure?.route.theme}>
      <h3>{shift ? <Link href={paths.volunteerShift(shift.id)}>{title}</Link> : title}</h3>
      <p className="volunteer-soft tabular">
        {whenWords(record.startedAt, now, language)}
        {record.signedIn ? ` · ${text.signedInThere}` : ''}
      </p>
      <p className="record-amount tabular">
        <strong>{durationWords(record.minutes, language)}</strong>
        <span>{text.recordPeople(record.peopleGuided)}</span>
        <Tag tone={tones[record.status]}>{text.recordStatuses[record.status]}</Tag>
      </p>
      {record.status === 'VOID' ? (
        <p>
          <Marked words={text.recordVoid(record.voidReason ?? '')} />
        </p>
      ) : null}
      {record.corrections.length > 0 ? (
        <ol className="record-trace" aria-label={text.recordCorrected}>
          {record.corrections.map((one) => (
            <li key={one.at}>
              {text.correction(
                whenWords(one.at, now, language),
                durationWords(one.minutesBefore, language),
                durationWords(one.minutesAfter, language),
              )}
              {one.peopleBefore === null || one.peopleAfter === null
                ? null
                : ` · ${text.recounted(one.peopleBefore, one.peopleAfter)}`}
              <small>
                <Marked words={text.correctionReason(one.reason)} />
              </small>
            </li>
          ))}
        </ol>
      ) : null}
    </article>
  )
}
