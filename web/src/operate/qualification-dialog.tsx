import { type FormEvent, useMemo, useState } from 'react'
import { type QualificationInListFragment, SaveQualificationDocument } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { useText } from '../i18n/text.ts'
import { useFormDraft } from '../manage/form-draft.ts'
import { countOf } from '../manage/session-plan.ts'
import { useFocusProblem } from '../manage/use-focus-problem.ts'
import { useWrite } from '../manage/use-write.ts'
import { WriteNote } from '../manage/write-note.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { operateText } from './text.ts'

type Problem = 'name' | 'validDays'

/** A new qualification, or other words and days for one that there is. */
export function QualificationDialog({
  qualification,
  onClose,
  onSaved,
}: {
  qualification: QualificationInListFragment | null
  onClose(): void
  onSaved(): void
}) {
  const text = useText(operateText)
  const initial = useMemo(() => fieldsOf(qualification), [qualification])
  const { fields, set, clear } = useFormDraft(`qualification ${qualification?.id ?? 'new'}`, initial)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [, send] = useMutation(SaveQualificationDocument)
  const { state, write } = useWrite()
  const form = useFocusProblem(problems)

  async function save(event: FormEvent) {
    event.preventDefault()
    const read = readFields(fields)
    setProblems('problems' in read ? read.problems : [])
    if ('problems' in read) return
    const input = { qualificationId: qualification?.id ?? null, ...read.fields }
    const success = await write(JSON.stringify(input), (idempotencyKey) =>
      send({ input: { ...input, idempotencyKey } }).then(({ data }) => data?.saveQualification),
    )
    if (!success) return
    clear()
    onSaved()
  }

  const title = qualification ? text.changeQualification(qualification.name) : text.newQualification
  return (
    <Dialog title={title} onClose={onClose}>
      <form ref={form} className="manage-form" noValidate onSubmit={(event) => void save(event)}>
        <TextField
          label={text.qualificationName}
          error={problems.includes('name') ? text.trainingProblems.name : undefined}
          maxLength={100}
          value={fields.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <TextField
          label={text.qualificationNameEn}
          hint={text.optional}
          maxLength={200}
          value={fields.nameEn}
          onChange={(event) => set({ nameEn: event.target.value })}
        />
        <TextField
          inputMode="numeric"
          label={text.validDays}
          hint={text.validDaysHint}
          error={problems.includes('validDays') ? text.trainingProblems.validDays : undefined}
          value={fields.validDays}
          onChange={(event) => set({ validDays: event.target.value })}
        />
        <WriteNote state={state} />
        <div className="dialog-actions">
          <Button kind="secondary" onClick={onClose}>
            {text.notNow}
          </Button>
          <Button type="submit" busy={state.phase === 'sending'}>
            {state.phase === 'sending' ? text.saving : text.saveQualification}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function fieldsOf(qualification: QualificationInListFragment | null) {
  const { name = '', nameEn = null, validDays = null } = qualification ?? {}
  return { name, nameEn: nameEn ?? '', validDays: String(validDays ?? '') }
}

function readFields(fields: ReturnType<typeof fieldsOf>) {
  const name = fields.name.trim()
  const validDays = fields.validDays.trim() ? countOf(fields.validDays) : null
  const problems: Problem[] = []
  if (!name) problems.push('name')
  if (fields.validDays.trim() && validDays === null) problems.push('validDays')
  if (problems.length > 0) return { problems }
  return { fields: { name, nameEn: fields.nameEn.trim() || null, validDays } }
}
