import { useState } from 'react'
import {
  HolidayNoticesDocument,
  type HolidayNoticesQuery,
  SaveHolidayNoticeDocument,
} from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { Marked } from '../i18n/marked.tsx'
import { useText } from '../i18n/text.ts'
import { Arrived } from '../ui/arrived.tsx'
import { Button } from '../ui/button.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { ErrorNote, Loading, Note } from '../ui/note.tsx'
import { Form } from '../writing/form.tsx'
import { useForm } from '../writing/use-form.ts'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { type HolidayFields, holidayInputOf, linesOf } from './holiday-draft.ts'
import { holidayText } from './holiday-text.ts'
import { OperatePage } from './operate-page.tsx'

type Notice = HolidayNoticesQuery['holidayNotices'][number]

const emptyFields: HolidayFields = { year: '', source: '', off: '', worked: '' }

/** The notices of the years' holidays: what is entered, and entering another one. */
export function HolidaysPage() {
  const text = useText(holidayText)
  return (
    <OperatePage title={text.title} lead={text.lead}>
      <Holidays />
    </OperatePage>
  )
}

function Holidays() {
  const text = useText(holidayText)
  const [{ data, error }, run] = useQuery({
    query: HolidayNoticesDocument,
    requestPolicy: 'cache-and-network',
  })
  const refresh = () => run({ requestPolicy: 'network-only' })
  const form = useForm({
    draft: 'holidays',
    initial: emptyFields,
    read: holidayInputOf,
    problemWords: text.problems,
    writing: useWrite(SaveHolidayNoticeDocument),
    onDone({ holidayNotice }) {
      setSaved(holidayNotice.year)
      refresh()
    },
  })
  const [saved, setSaved] = useState<number | null>(null)
  const notices = data?.holidayNotices
  return (
    <>
      <section className="section" aria-labelledby="entered">
        <h2 id="entered">{text.entered}</h2>
        {saved === null ? null : (
          <Arrived key={saved}>
            <Note>
              <p>{text.saved(saved)}</p>
            </Note>
          </Arrived>
        )}
        {error && !data ? <ErrorNote error={error} onRetry={refresh} /> : null}
        {!notices && !error ? <Loading rows={2} /> : null}
        {notices?.length === 0 ? <p>{text.none}</p> : null}
        <ul className="rows">
          {notices?.map((notice) => (
            <NoticeRow key={notice.year} notice={notice} onCorrect={(fields) => form.set(fields)} />
          ))}
        </ul>
      </section>
      <section className="section" aria-labelledby="enter">
        <h2 id="enter">{text.enter}</h2>
        <Form
          form={form}
          buttons={<WriteButton type="submit" state={form.state} words={text.save} sending={text.saving} />}
        >
          <TextField
            label={text.year}
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            {...form.bind('year', 'year')}
          />
          <TextField
            label={text.source}
            hint={text.sourceHint}
            maxLength={300}
            {...form.bind('source', 'source')}
          />
          <TextArea label={text.off} hint={text.offHint} rows={7} {...form.bind('off', 'off')} />
          <TextArea label={text.worked} hint={text.workedHint} rows={4} {...form.bind('worked', 'worked')} />
        </Form>
      </section>
    </>
  )
}

function NoticeRow({ notice, onCorrect }: { notice: Notice; onCorrect(fields: HolidayFields): void }) {
  const text = useText(holidayText)
  const { year, source, days } = notice
  const off = days.filter(({ kind }) => kind === 'HOLIDAY').length
  return (
    <li>
      <span>
        <strong>{text.of(year)}</strong>
        <span className="tabular">{text.counts(off, days.length - off)}</span>
        <small>
          <Marked words={source} />
        </small>
      </span>
      <Button
        kind="secondary"
        onClick={() =>
          onCorrect({
            ...{ year: String(year), source },
            off: linesOf(days, 'HOLIDAY'),
            worked: linesOf(days, 'MAKE_UP_WORKDAY'),
          })
        }
      >
        {text.correct}
      </Button>
    </li>
  )
}
