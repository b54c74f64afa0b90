import { ConfirmServiceDocument, type RecordInBoardFragment } from '../api/gen/documents.ts'
import { whenRangeWords, whenWords } from '../format/day.ts'
import { durationWords } from '../format/duration.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import type { Language } from '../i18n/pick-language.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Tag } from '../ui/note.tsx'
import { useIsOpen } from '../viewer/use-opened.ts'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { WriteNote } from '../writing/write-note.tsx'
import { CorrectHours } from './correct-hours.tsx'
import { ShiftName } from './shift-name.tsx'
import { operateText } from './text.ts'
import { VoidHours } from './void-hours.tsx'

interface OfRecord {
  record: RecordInBoardFragment
  /** With what has become of it, in words. */
  onDone(words: string): void
}

/** Hours of one shift as the guide recorded them, beside what was planned and who was checked in. */
export function RecordCard({ record, onDone }: OfRecord) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const name = record.guide?.displayName ?? text.unknownGuide
  return (
    <article className="operate-card operate-record">
      <header>
        <h2>
          <Marked words={name} /> <span className="tabular">{durationWords(record.minutes, language)}</span>
        </h2>
        <RecordFacts record={record} />
        <Trace record={record} />
      </header>
      {record.status === 'VOID' ? null : <Deeds {...{ record, name, onDone }} />}
    </article>
  )
}

function RecordFacts({ record }: { record: RecordInBoardFragment }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const now = useNow()
  const { peopleGuided, peoplePresent, signedIn, shift, startedAt, kind, outliers, status, voidReason } =
    record
  return (
    <>
      <p>
        <ShiftName shift={shift} />
      </p>
      <p className="soft tabular">
        {shift
          ? whenRangeWords(shift.startsAt, shift.endsAt, now, language)
          : whenWords(startedAt, now, language)}
        {shift ? ` · ${text.planned(plannedWords(shift, language))}` : null}
      </p>
      <p className="operate-tags">
        {status === 'RECORDED' ? null : (
          <Tag tone={status === 'VOID' ? 'lost' : 'plain'}>{text.recordStatuses[status]}</Tag>
        )}
        <Tag tone={signedIn ? 'plain' : 'few'}>{signedIn ? text.signedIn : text.notSignedIn}</Tag>
        {outliers
          .filter((outlier) => outlier !== 'NOT_SIGNED_IN')
          .map((outlier) => (
            <Tag key={outlier} tone="few">
              {text.outliers[outlier]}
            </Tag>
          ))}
        <span>
          {kind === 'SESSION' ? `${text.helped} · ` : null}
          {text.guided(peopleGuided)}
          {` · ${text.checkedIn(peoplePresent)}`}
        </span>
      </p>
      {voidReason ? (
        <p className="operate-few">
          <Marked words={text.voidedWhy(voidReason)} />
        </p>
      ) : null}
    </>
  )
}

function Trace({ record: { corrections } }: { record: RecordInBoardFragment }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  return corrections.map(({ at, minutesBefore, minutesAfter, peopleBefore, peopleAfter, reason }) => (
    <p key={at} className="operate-few tabular">
      <Marked
        words={
          minutesBefore === minutesAfter && peopleBefore !== null && peopleAfter !== null
            ? `${text.recounted(peopleBefore, peopleAfter)}${language === 'zh' ? '：' : ': '}${reason}`
            : text.correctedFrom(
                durationWords(minutesBefore, language),
                durationWords(minutesAfter, language),
                reason,
              )
        }
      />
    </p>
  ))
}

function Deeds({ record, name, onDone }: OfRecord & { name: string }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const [isCorrecting, setIsCorrecting] = useIsOpen(`correct ${record.id}`)
  const confirmed = ({ minutes }: RecordInBoardFragment) =>
    onDone(text.hoursConfirmed(name, durationWords(minutes, language)))
  return (
    <footer>
      {record.status === 'RECORDED' ? <Confirm {...{ record, name }} onConfirmed={confirmed} /> : null}
      <Button kind="secondary" aria-label={text.correctOf(name)} onClick={() => setIsCorrecting(true)}>
        {text.correct}
      </Button>
      <VoidHours {...{ record, name, onDone }} />
      {isCorrecting ? (
        <CorrectHours
          {...{ record, name }}
          onClose={() => setIsCorrecting(false)}
          onConfirmed={(corrected) => {
            setIsCorrecting(false)
            confirmed(corrected)
          }}
        />
      ) : null}
    </footer>
  )
}

function Confirm({
  record,
  name,
  onConfirmed,
}: {
  record: RecordInBoardFragment
  name: string
  onConfirmed(confirmed: RecordInBoardFragment): void
}) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const { state, write } = useWrite(ConfirmServiceDocument)

  async function confirm() {
    const success = await write({ recordId: record.id })
    if (success) onConfirmed(success.serviceRecord)
  }

  return (
    <>
      <WriteButton
        state={state}
        words={text.confirmHours}
        sending={text.confirming}
        aria-label={text.confirmHoursOf(name, durationWords(record.minutes, language))}
        onClick={() => void confirm()}
      />
      <WriteNote state={state} />
    </>
  )
}

const MINUTE_MS = 60_000

function plannedWords(shift: { startsAt: string; endsAt: string }, language: Language): string {
  const minutes = (new Date(shift.endsAt).getTime() - new Date(shift.startsAt).getTime()) / MINUTE_MS
  return durationWords(Math.round(minutes), language)
}
