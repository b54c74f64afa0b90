import { useState } from 'react'
import { RecordAttendanceDocument } from '../api/gen/documents.ts'
import { useNow } from '../format/use-now.ts'
import { Marked } from '../i18n/marked.tsx'
import { useText } from '../i18n/text.ts'
import { Note, Tag } from '../ui/note.tsx'
import { chosenOf, toggled } from '../writing/chosen.ts'
import { Form } from '../writing/form.tsx'
import { useForm } from '../writing/use-form.ts'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import type { OperatedTraining } from './operated-training.ts'
import { operateText } from './text.ts'

const nobodyYet = { came: '' }

/** Who enrolled; once it has begun, who came, which grants them its qualifications. */
export function Attendance({ training, onRecorded }: { training: OperatedTraining; onRecorded(): void }) {
  const text = useText(operateText)
  const now = useNow()
  const [isRecorded, setIsRecorded] = useState(false)
  const enrolments = training.enrolments ?? []
  const mayRecord = !training.cancelled && new Date(training.startsAt) <= now
  const form = useForm({
    draft: `attendance ${training.id}`,
    initial: nobodyYet,
    read: ({ came }) =>
      came ? { input: { trainingId: training.id, guideIds: chosenOf(came) } } : { problems: [] as never[] },
    problemWords: {},
    writing: useWrite(RecordAttendanceDocument),
    onDone() {
      setIsRecorded(true)
      onRecorded()
    },
  })
  const came = chosenOf(form.fields.came)

  return (
    <section className="section" aria-labelledby="attendance">
      <h2 id="attendance">
        {mayRecord ? text.attendance : text.enrolments}{' '}
        <small className="tabular">{text.enrolledOf(training.enrolled, training.capacity)}</small>
      </h2>
      <p className="soft">{mayRecord ? text.attendanceLead : text.attendanceLater}</p>
      {enrolments.length === 0 ? <p>{text.noEnrolments}</p> : null}
      <Form
        form={form}
        buttons={
          <>
            {isRecorded ? (
              <Note>
                <p>{text.attendanceSaved}</p>
              </Note>
            ) : null}
            {mayRecord && enrolments.some(({ attended }) => !attended) ? (
              <WriteButton
                type="submit"
                state={form.state}
                busy={came.length === 0}
                words={came.length === 0 ? text.chooseWhoCame : text.saveAttendance(came.length)}
              />
            ) : null}
          </>
        }
      >
        <ul className="rows">
          {enrolments.map((enrolment) => (
            <EnrolmentRow
              key={enrolment.guide.id}
              {...{ enrolment, mayRecord }}
              came={came.includes(enrolment.guide.id)}
              onTick={() => form.set({ came: toggled(form.fields.came, enrolment.guide.id) })}
            />
          ))}
        </ul>
      </Form>
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
  onTick(): void
}) {
  const text = useText(operateText)
  return (
    <li>
      {mayRecord && !attended ? (
        <label className="form-check">
          <input type="checkbox" checked={came} onChange={onTick} />
          <Marked words={guide.displayName} />
        </label>
      ) : (
        <span>
          <Marked words={guide.displayName} />
          <small>{guide.contact ?? text.noContact}</small>
        </span>
      )}
      {attended ? <Tag>{text.attended}</Tag> : null}
    </li>
  )
}
