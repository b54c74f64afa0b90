import { type FormEvent, useMemo, useState } from 'react'
import {
  QualificationsToGrantDocument,
  SaveTrainingDocument,
  type TrainingInListFragment,
} from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { useQuery } from '../api/use-query.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { useFormDraft } from '../manage/form-draft.ts'
import { useFocusProblem } from '../manage/use-focus-problem.ts'
import { useWrite } from '../manage/use-write.ts'
import { WriteNote } from '../manage/write-note.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { operateText } from './text.ts'
import {
  emptyTrainingFields,
  type TrainingFields,
  type TrainingProblem,
  trainingFieldsOf,
  trainingInputOf,
} from './training-draft.ts'

/** Makes a training, changes or cancels one; what is entered stays in the tab until it is saved. */
export function TrainingForm({
  training,
  onSaved,
}: {
  training: TrainingInListFragment | null
  onSaved(saved: TrainingInListFragment): void
}) {
  const text = useText(operateText)
  const initial = useMemo(() => (training ? trainingFieldsOf(training) : emptyTrainingFields), [training])
  const { fields, set, clear } = useFormDraft(`training ${training?.id ?? 'new'}`, initial)
  const [problems, setProblems] = useState<readonly TrainingProblem[]>([])
  const [isCancelling, setIsCancelling] = useState(false)
  const [, send] = useMutation(SaveTrainingDocument)
  const { state, write } = useWrite()
  const form = useFocusProblem(problems)
  const trainingId = training?.id ?? null

  async function save(cancelled: boolean) {
    const read = trainingInputOf(fields)
    setProblems('problems' in read ? read.problems : [])
    setIsCancelling(false)
    if ('problems' in read) return
    const input = { ...read.input, trainingId, cancelled }
    const success = await write(JSON.stringify(input), (idempotencyKey) =>
      send({ input: { ...input, idempotencyKey } }).then(({ data }) => data?.saveTraining),
    )
    if (!success) return
    clear(training ? trainingFieldsOf(success.training) : emptyTrainingFields)
    onSaved(success.training)
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save(false)
  }
  return (
    <>
      <form ref={form} className="manage-form" noValidate onSubmit={submit}>
        <TrainingFieldset {...{ fields, set, problems }} />
        <GrantsFieldset
          value={fields.qualificationIds}
          onChange={(qualificationIds) => set({ qualificationIds })}
        />
        <WriteNote state={state} />
        <div className="manage-actions">
          <Button type="submit" busy={state.phase === 'sending'}>
            {state.phase === 'sending' ? text.saving : text.saveTraining}
          </Button>
          {training ? (
            <Button kind="danger" onClick={() => setIsCancelling(true)}>
              {text.cancelTraining}
            </Button>
          ) : null}
        </div>
      </form>
      {isCancelling ? (
        <CancelTraining
          enrolled={training?.enrolled ?? 0}
          onCancel={() => void save(true)}
          onClose={() => setIsCancelling(false)}
        />
      ) : null}
    </>
  )
}

function CancelTraining({
  enrolled,
  onCancel,
  onClose,
}: {
  enrolled: number
  onCancel(): void
  onClose(): void
}) {
  const text = useText(operateText)
  return (
    <Dialog title={text.cancelTrainingTitle} onClose={onClose}>
      <p>{text.cancelTrainingWhat(enrolled)}</p>
      <div className="dialog-actions">
        <Button kind="secondary" onClick={onClose}>
          {text.keepTraining}
        </Button>
        <Button kind="danger" onClick={onCancel}>
          {text.cancelTraining}
        </Button>
      </div>
    </Dialog>
  )
}

function TrainingFieldset({
  fields,
  set,
  problems,
}: {
  fields: TrainingFields
  set(changed: Partial<TrainingFields>): void
  problems: readonly TrainingProblem[]
}) {
  const text = useText(operateText)
  const field = (name: keyof TrainingFields & string, problem?: TrainingProblem) => ({
    value: fields[name] ?? '',
    error: problem && problems.includes(problem) ? text.trainingProblems[problem] : undefined,
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  })
  return (
    <div className="manage-fields">
      <TextField label={text.trainingTitle} maxLength={100} {...field('title', 'title')} />
      <TextField label={text.trainingTitleEn} hint={text.optional} maxLength={200} {...field('titleEn')} />
      <TextField type="date" label={text.trainingDay} {...field('day', 'start')} />
      <TextField type="time" label={text.trainingStart} {...field('start')} />
      <TextField type="time" label={text.trainingEnd} {...field('end', 'end')} />
      <TextField label={text.trainingPlace} maxLength={200} {...field('place', 'place')} />
      <TextField inputMode="numeric" label={text.trainingCapacity} {...field('capacity', 'capacity')} />
    </div>
  )
}

function GrantsFieldset({ value, onChange }: { value: string; onChange(value: string): void }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const [{ data }] = useQuery({ query: QualificationsToGrantDocument })
  const chosen = value.split(' ').filter(Boolean)
  if (!data?.qualifications?.length) return null
  return (
    <fieldset className="operate-checks">
      <legend className="field-label">{text.trainingGrants}</legend>
      {data.qualifications.map((qualification) => (
        <label key={qualification.id} className="manage-check">
          <input
            type="checkbox"
            checked={chosen.includes(qualification.id)}
            onChange={(event) =>
              onChange(
                [
                  ...chosen.filter((id) => id !== qualification.id),
                  ...(event.target.checked ? [qualification.id] : []),
                ].join(' '),
              )
            }
          />
          {nameOf(qualification, language)}
        </label>
      ))}
    </fieldset>
  )
}
