import {
  EnrolInTrainingDocument,
  LeaveTrainingDocument,
  type TrainingFactsFragment,
} from '../api/gen/documents.ts'
import { whenRangeWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf, titleOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { Tag } from '../ui/note.tsx'
import { useRepeatableWrite, useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { WriteNote } from '../writing/write-note.tsx'
import { volunteerText } from './text.ts'
import { useGuideHelps } from './use-guide-helps.ts'

/** A training: when, where, what it grants; to enrol in, or to leave. */
export function TrainingCard({ training, isOver }: { training: TrainingFactsFragment; isOver: boolean }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const now = useNow()
  const { startsAt, endsAt, place, qualifications, capacity, enrolled, cancelled } = training
  return (
    <article className="shift-card">
      <p className="shift-when tabular">{whenRangeWords(startsAt, endsAt, now, language)}</p>
      <h3 className="shift-title">{titleOf(training, language)}</h3>
      <p>
        <Marked words={place} />
      </p>
      {qualifications.length > 0 ? (
        <p>{text.grants(qualifications.map((one) => nameOf(one, language)).join(text.listJoin))}</p>
      ) : null}
      <p className="shift-facts">
        {cancelled ? <Tag tone="lost">{text.trainingCancelled}</Tag> : null}
        {!cancelled && !isOver ? <span>{text.trainingPlaces(capacity - enrolled)}</span> : null}
        {training.viewerEnrolled && !isOver ? <Tag>{text.enrolled}</Tag> : null}
      </p>
      {cancelled || isOver || new Date(startsAt) <= now ? null : (
        <div className="shift-actions">
          {training.viewerEnrolled ? <Leave training={training} /> : null}
          {!training.viewerEnrolled && enrolled < capacity ? <Enrol training={training} /> : null}
        </div>
      )}
    </article>
  )
}

function Enrol({ training }: { training: TrainingFactsFragment }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const helps = useGuideHelps()
  const { state, write } = useWrite(EnrolInTrainingDocument)
  return (
    <>
      <WriteButton
        state={state}
        words={text.enrol}
        sending={text.enrolling}
        aria-label={text.enrolIn(titleOf(training, language))}
        onClick={() => void write({ trainingId: training.id })}
      />
      <WriteNote state={state} helps={helps} />
    </>
  )
}

function Leave({ training }: { training: TrainingFactsFragment }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const helps = useGuideHelps()
  const { state, write } = useRepeatableWrite(LeaveTrainingDocument)
  return (
    <>
      <WriteButton
        kind="danger"
        state={state}
        words={text.leave}
        sending={text.leaving}
        aria-label={text.leaveOf(titleOf(training, language))}
        onClick={() => void write({ trainingId: training.id })}
      />
      <WriteNote state={state} helps={helps} />
    </>
  )
}
