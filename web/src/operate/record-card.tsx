import { useState } from 'react'
import { ConfirmServiceDocument, type RecordInBoardFragment } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { whenRangeWords, whenWords } from '../format/day.ts'
import { durationWords } from '../format/duration.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { titleOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { useWrite } from '../manage/use-write.ts'
import { WriteNote } from '../manage/write-note.tsx'
import { Button } from '../ui/button.tsx'
import { Tag } from '../ui/note.tsx'
import { CorrectHours } from './correct-hours.tsx'
import { RouteName } from './route-name.tsx'
import { operateText } from './text.ts'

/** Hours of one shift as the guide recorded them, beside what was planned. */
export function RecordCard({
  record,
  onConfirmed,
}: {
  record: RecordInBoardFragment
  onConfirmed(confirmed: RecordInBoardFragment): void
}) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const now = useNow()
  const [isCorrecting, setIsCorrecting] = useState(false)
  const { guide, minutes, peopleGuided, signedIn, shift, startedAt, kind } = record
  const name = guide?.displayName ?? text.unknownGuide
  const hours = durationWords(minutes, language)
  return (
    <article className="operate-card operate-record">
      <header>
        <h2>
          {name} <span className="tabular">{hours}</span>
        </h2>
        <p>
          <ShiftName record={record} />
        </p>
        <p className="manage-soft tabular">
          {shift
            ? whenRangeWords(shift.startsAt, shift.endsAt, now, language)
            : whenWords(startedAt, now, language)}
          {shift ? ` · ${text.planned(plannedWords(shift, language))}` : null}
        </p>
        <p className="operate-tags">
          <Tag tone={signedIn ? 'plain' : 'few'}>{signedIn ? text.signedIn : text.notSignedIn}</Tag>
          <span>{kind === 'SESSION' ? text.helped : text.guided(peopleGuided)}</span>
        </p>
        <Trace record={record} />
      </header>
      <footer>
        <Confirm {...{ record, name, hours, onConfirmed }} />
        <Button kind="secondary" aria-label={text.correctOf(name)} onClick={() => setIsCorrecting(true)}>
          {text.correct}
        </Button>
      </footer>
      {isCorrecting ? (
        <CorrectHours
          {...{ record, name }}
          onClose={() => setIsCorrecting(false)}
          onConfirmed={(confirmed) => {
            setIsCorrecting(false)
            onConfirmed(confirmed)
          }}
        />
      ) : null}
    </article>
  )
}

function ShiftName({ record: { shift } }: { record: RecordInBoardFragment }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  if (shift?.departure) return <RouteName route={shift.departure.route} />
  return shift?.session ? titleOf(shift.session.activity, language) : text.aShift
}

function Trace({ record: { corrections } }: { record: RecordInBoardFragment }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  return corrections.map(({ at, minutesBefore, minutesAfter, reason }) => (
    <p key={at} className="operate-few tabular">
      {text.correctedFrom(
        durationWords(minutesBefore, language),
        durationWords(minutesAfter, language),
        reason,
      )}
    </p>
  ))
}

function Confirm({
  record,
  name,
  hours,
  onConfirmed,
}: {
  record: RecordInBoardFragment
  name: string
  hours: string
  onConfirmed(confirmed: RecordInBoardFragment): void
}) {
  const text = useText(operateText)
  const [, send] = useMutation(ConfirmServiceDocument)
  const { state, write } = useWrite()

  async function confirm() {
    const success = await write(`confirm ${record.id}`, (idempotencyKey) =>
      send({ input: { recordId: record.id, idempotencyKey } }).then(({ data }) => data?.confirmService),
    )
    if (success) onConfirmed(success.serviceRecord)
  }

  return (
    <>
      <Button
        busy={state.phase === 'sending'}
        aria-label={text.confirmHoursOf(name, hours)}
        onClick={() => void confirm()}
      >
        {state.phase === 'sending' ? text.confirming : text.confirmHours}
      </Button>
      <WriteNote state={state} />
    </>
  )
}

const MINUTE_MS = 60_000

function plannedWords(shift: { startsAt: string; endsAt: string }, language: 'zh' | 'en'): string {
  const minutes = (new Date(shift.endsAt).getTime() - new Date(shift.startsAt).getTime()) / MINUTE_MS
  return durationWords(Math.round(minutes), language)
}
