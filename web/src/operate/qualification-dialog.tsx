import { type QualificationInListFragment, SaveQualificationDocument } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { emptyFields, fieldsOf, readEntries } from '../writing/entries.ts'
import { Form } from '../writing/form.tsx'
import { optionalCount, optionalWords, words } from '../writing/kinds.ts'
import { useForm } from '../writing/use-form.ts'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { operateText } from './text.ts'

const entries = {
  name: { kind: words('name'), problem: 'name' as const },
  nameEn: { kind: optionalWords('nameEn') },
  /** None: for good. */
  validDays: { kind: optionalCount('validDays'), problem: 'validDays' as const },
}

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
  const initial = qualification ? fieldsOf(entries, qualification) : emptyFields(entries)
  const form = useForm({
    draft: `qualification ${qualification?.id ?? 'new'}`,
    initial,
    version: JSON.stringify(initial),
    read(fields) {
      const read = readEntries(entries, fields)
      if ('problems' in read) return read
      return { input: { qualificationId: qualification?.id ?? null, ...read.input } }
    },
    problemWords: text.trainingProblems,
    writing: useWrite(SaveQualificationDocument),
    onDone: onSaved,
  })
  const title = qualification ? text.changeQualification(qualification.name) : text.newQualification
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        form={form}
        buttons={
          <div className="dialog-actions">
            <Button kind="secondary" onClick={onClose}>
              {text.notNow}
            </Button>
            <WriteButton
              type="submit"
              state={form.state}
              words={text.saveQualification}
              sending={text.saving}
            />
          </div>
        }
      >
        <TextField label={text.qualificationName} maxLength={100} {...form.bind('name', 'name')} />
        <TextField
          label={text.qualificationNameEn}
          hint={text.optional}
          maxLength={200}
          {...form.bind('nameEn')}
        />
        <TextField
          inputMode="numeric"
          label={text.validDays}
          hint={text.validDaysHint}
          {...form.bind('validDays', 'validDays')}
        />
      </Form>
    </Dialog>
  )
}
