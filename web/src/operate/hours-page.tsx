import { useState } from 'react'
import { type RecordInBoardFragment, UnconfirmedRecordsDocument } from '../api/gen/documents.ts'
import { usePages } from '../api/use-pages.ts'
import { durationWords } from '../format/duration.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Arrived } from '../ui/arrived.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Empty, ErrorNote, Loading, Note } from '../ui/note.tsx'
import { OperatePage } from './operate-page.tsx'
import { RecordCard } from './record-card.tsx'
import { operateText } from './text.ts'

const PAGE_SIZE = 20

/** Hours that guides recorded, to be confirmed or corrected. */
export function HoursPage() {
  const text = useText(operateText)
  return (
    <OperatePage title={text.hoursTitle} lead={text.hoursLead}>
      <Hours />
    </OperatePage>
  )
}

function Hours() {
  const text = useText(operateText)
  const [done, setDone] = useState<RecordInBoardFragment | null>(null)
  const list = usePages(
    UnconfirmedRecordsDocument,
    { first: PAGE_SIZE },
    (result) => result.unconfirmedRecords,
  )
  return (
    <section className="section" aria-label={text.hoursTitle}>
      {done ? (
        <Arrived key={done.id}>
          <ConfirmedNote record={done} />
        </Arrived>
      ) : null}
      {list.loading ? <Loading rows={3} /> : null}
      {list.error ? <ErrorNote error={list.error} onRetry={list.reload} /> : null}
      {!list.loading && !list.error && list.nodes.length === 0 ? (
        <Empty title={text.noHours}>
          <p>{text.noHoursWhat}</p>
        </Empty>
      ) : null}
      <ul className="operate-cards">
        {list.nodes.map((record) => (
          <li key={record.id}>
            <RecordCard
              record={record}
              onConfirmed={(confirmed) => {
                setDone(confirmed)
                list.reload()
              }}
            />
          </li>
        ))}
      </ul>
      <MoreButton list={list}>{text.moreHours}</MoreButton>
    </section>
  )
}

/** What was confirmed, with the trace of what was corrected. */
function ConfirmedNote({ record }: { record: RecordInBoardFragment }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const { guide, minutes, corrections } = record
  const words = (count: number) => durationWords(count, language)
  return (
    <Note>
      <p className="tabular">
        {text.hoursConfirmed(guide?.displayName ?? text.unknownGuide, words(minutes))}
      </p>
      {corrections.map(({ at, minutesBefore, minutesAfter, reason }) => (
        <p key={at} className="tabular">
          {text.correctedFrom(words(minutesBefore), words(minutesAfter), reason)}
        </p>
      ))}
    </Note>
  )
}
