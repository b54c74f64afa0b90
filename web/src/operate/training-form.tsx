import { type FormEvent, useRef } from 'react'
import {
  QualificationsToGrantDocument,
  SaveTrainingDocument,
  type TrainingInListFragment,
} from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { useIsOpen } from '../viewer/use-opened.ts'
import { isChosen, toggled } from '../writing/chosen.ts'
import { Form } from '../writing/form.tsx'
import { type FormState, useForm } from '../writing/use-form.ts'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
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
  const [isCancelling, setIsCancelling] = useIsOpen(`cancel ${training?.id}`)
  const initial = training ? trainingFieldsOf(training) : emptyTrainingFields
  const isToCancel = useRef(false)
  const form = useForm({
    draft: `training ${training?.id ?? 'new'}`,
    initial,
    version: JSON.stringify(initial),
    read(fields) {
      const read = trainingInputOf(fields)
      if ('problems' in read) return read
      return { input: { ...read.input, trainingId: training?.id ?? null, cancelled: isToCancel.current } }
    },
    problemWords: text.trainingProblems,
    writing: useWrite(SaveTrainingDocument),
    onDone(success, clear) {
      if (training) clear(trainingFieldsOf(success.training))
      onSaved(success.training)
    },
  })
  const submit = (event: FormEvent | null, isCancelled: boolean) => {
    isToCancel.current = isCancelled
    setIsCancelling(false)
    form.submit(event)
  }
  return (
    <>
      <Form
        form={{ ...form, submit: (event) => submit(event, false) }}
        buttons={
          <div className="actions">
            <WriteButton type="submit" state={form.state} words={text.saveTraining} sending={text.saving} />
            {training ? (
              <Button kind="danger" onClick={() => setIsCancelling(true)}>
                {text.cancelTraining}
              </Button>
            ) : null}
          </div>
        }
      >
        <TrainingFieldset form={form} />
        <GrantsFieldset
          value={form.fields.qualificationIds}
          onChange={(qualificationIds) => form.set({ qualificationIds })}
        />
      </Form>
      {isCancelling ? (
        <CancelTraining
          enrolled={training?.enrolled ?? 0}
          onCancel={() => submit(null, true)}
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

function TrainingFieldset({ form: { bind } }: { form: FormState<TrainingFields, TrainingProblem> }) {
  const text = useText(operateText)
  return (
    <div className="form-fields">
      <TextField label={text.trainingTitle} maxLength={100} {...bind('title', 'title')} />
      <TextField label={text.trainingTitleEn} hint={text.optional} maxLength={200} {...bind('titleEn')} />
      <TextField type="date" label={text.trainingDay} {...bind('day', 'start')} />
      <TextField type="time" label={text.trainingStart} {...bind('start')} />
      <TextField type="time" label={text.trainingEnd} {...bind('end', 'end')} />
      <TextField label={text.trainingPlace} maxLength={200} {...bind('place', 'place')} />
      <TextField inputMode="numeric" label={text.trainingCapacity} {...bind('capacity', 'capacity')} />
    </div>
  )
}

function GrantsFieldset({ value, onChange }: { value: string; onChange(value: string): void }) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const [{ data }] = useQuery({ query: QualificationsToGrantDocument })
  if (!data?.qualifications?.length) return null
  return (
    <fieldset className="operate-checks">
      <legend className="field-label">{text.trainingGrants}</legend>
      {data.qualifications.map((qualification) => (
        <label key={qualification.id} className="form-check">
          <input
            type="checkbox"
            checked={isChosen(value, qualification.id)}
            onChange={() => onChange(toggled(value, qualification.id))}
          />
          <Marked words={nameOf(qualification, language)} />
        </label>
      ))}
    </fieldset>
  )
}
