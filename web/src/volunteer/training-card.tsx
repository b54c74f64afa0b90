import {
  EnrolInTrainingDocument,
  LeaveTrainingDocument,
  type TrainingFactsFragment,
} from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { whenRangeWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf, titleOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { useWrite } from '../manage/use-write.ts'
import { Button } from '../ui/button.tsx'
import { Tag } from '../ui/note.tsx'
import { RefusalNote } from './refusal-note.tsx'
import { volunteerText } from './text.ts'

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
      <p>{place}</p>
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
  const [, send] = useMutation(EnrolInTrainingDocument)
  const { state, write } = useWrite()
  const isSending = state.phase === 'sending'
  const trainingId = training.id
  return (
    <>
      <Button
        busy={isSending}
        aria-label={isSending ? undefined : text.enrolIn(titleOf(training, language))}
        onClick={() =>
          void write(trainingId, (idempotencyKey) =>
            send({ input: { trainingId, idempotencyKey } }).then(({ data }) => data?.enrolInTraining),
          )
        }
      >
        {isSending ? text.enrolling : text.enrol}
      </Button>
      <RefusalNote state={state} />
    </>
  )
}

function Leave({ training }: { training: TrainingFactsFragment }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const [, send] = useMutation(LeaveTrainingDocument)
  const { state, write } = useWrite()
  const isSending = state.phase === 'sending'
  return (
    <>
      <Button
        kind="danger"
        busy={isSending}
        aria-label={isSending ? undefined : text.leaveOf(titleOf(training, language))}
        onClick={() =>
          void write(training.id, () =>
            send({ input: { trainingId: training.id } }).then(({ data }) => data?.leaveTraining),
          )
        }
      >
        {isSending ? text.leaving : text.leave}
      </Button>
      <RefusalNote state={state} />
    </>
  )
}
