import { type FormEvent, useState } from 'react'
import { RecordAttendanceDocument } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { useNow } from '../format/use-now.ts'
import { useText } from '../i18n/text.ts'
import { useWrite } from '../manage/use-write.ts'
import { WriteNote } from '../manage/write-note.tsx'
import { Button } from '../ui/button.tsx'
import { Note, Tag } from '../ui/note.tsx'
import { operateText } from './text.ts'
import type { OperatedTraining } from './training-page.tsx'

/** Who enrolled; once it has begun, who came, which grants them its qualifications. */
export function Attendance({ training, onRecorded }: { training: OperatedTraining; onRecorded(): void }) {
  const text = useText(operateText)
  const now = useNow()
  const [came, setCame] = useState<readonly string[]>([])
  const [isRecorded, setIsRecorded] = useState(false)
  const [, send] = useMutation(RecordAttendanceDocument)
  const { state, write } = useWrite()
  const enrolments = training.enrolments ?? []
  const mayRecord = !training.cancelled && new Date(training.startsAt) <= now

  async function record(event: FormEvent) {
    event.preventDefault()
    if (came.length === 0) return
    const success = await write(came.join(' '), (idempotencyKey) =>
      send({ input: { trainingId: training.id, guideIds: [...came], idempotencyKey } }).then(
        ({ data }) => data?.recordAttendance,
      ),
    )
    if (!success) return
    setCame([])
    setIsRecorded(true)
    onRecorded()
  }

  return (
    <section className="manage-section" aria-labelledby="attendance">
      <h2 id="attendance">
        {mayRecord ? text.attendance : text.enrolments}{' '}
        <small className="tabular">{text.enrolledOf(training.enrolled, training.capacity)}</small>
      </h2>
      <p className="manage-soft">{mayRecord ? text.attendanceLead : text.attendanceLater}</p>
      {enrolments.length === 0 ? <p>{text.noEnrolments}</p> : null}
      <form className="manage-form" onSubmit={(event) => void record(event)}>
        <ul className="manage-people">
          {enrolments.map((enrolment) => (
            <EnrolmentRow
              key={enrolment.guide.id}
              {...{ enrolment, mayRecord }}
              came={came.includes(enrolment.guide.id)}
              onTick={(isTicked) =>
                setCame([
                  ...came.filter((id) => id !== enrolment.guide.id),
                  ...(isTicked ? [enrolment.guide.id] : []),
                ])
              }
            />
          ))}
        </ul>
        <WriteNote state={state} />
        {isRecorded ? (
          <Note>
            <p>{text.attendanceSaved}</p>
          </Note>
        ) : null}
        {mayRecord && enrolments.some(({ attended }) => !attended) ? (
          <Button type="submit" busy={state.phase === 'sending' || came.length === 0}>
            {came.length === 0 ? text.chooseWhoCame : text.saveAttendance(came.length)}
          </Button>
        ) : null}
      </form>
    </section>
  )
}

function EnrolmentRow({
  enrolment: { guide, attended },
  mayRecord,
  came,
  onTick,
}: {
  enrolment: NonNullable<OperatedTraining['enrolments']>[number]
  mayRecord: boolean
  came: boolean
  onTick(isTicked: boolean): void
}) {
  const text = useText(operateText)
  return (
    <li>
      {mayRecord && !attended ? (
        <label className="manage-check">
          <input type="checkbox" checked={came} onChange={(event) => onTick(event.target.checked)} />
          {guide.displayName}
        </label>
      ) : (
        <span>
          {guide.displayName}
          <small>{guide.contact ?? text.noContact}</small>
        </span>
      )}
      {attended ? <Tag>{text.attended}</Tag> : null}
    </li>
  )
}
