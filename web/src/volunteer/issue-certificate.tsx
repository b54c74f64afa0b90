import { useLocation } from 'wouter'
import { IssueCertificateDocument } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { TextField } from '../ui/field.tsx'
import { readEntries } from '../writing/entries.ts'
import { Form } from '../writing/form.tsx'
import { words } from '../writing/kinds.ts'
import { useForm } from '../writing/use-form.ts'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { volunteerText } from './text.ts'
import { useGuideHelps } from './use-guide-helps.ts'

const NAME_LENGTH_MAX = 80

const entries = { name: { kind: words('name'), problem: 'name' as const } }

/** States what is confirmed by now, under the name that the guide wishes. */
export function IssueCertificate({ displayName }: { displayName: string }) {
  const text = useText(volunteerText)
  const [, navigate] = useLocation()
  const form = useForm({
    draft: 'certificate',
    initial: { name: displayName },
    read: (fields) => readEntries(entries, fields),
    problemWords: { name: text.certificateNameProblem },
    writing: useWrite(IssueCertificateDocument),
    onDone: ({ certificate }) => navigate(paths.certificate(certificate.code)),
  })

  return (
    <section className="volunteer-section" aria-labelledby="certificate">
      <div>
        <h2 id="certificate">{text.certificate}</h2>
        <p className="volunteer-soft">{text.certificateWhat}</p>
      </div>
      <Form
        form={form}
        className="volunteer-form volunteer-narrow"
        helps={useGuideHelps()}
        buttons={<WriteButton type="submit" state={form.state} words={text.issue} sending={text.issuing} />}
      >
        <TextField
          label={text.certificateName}
          hint={text.certificateNameHint}
          autoComplete="name"
          maxLength={NAME_LENGTH_MAX}
          {...form.bind('name', 'name')}
        />
      </Form>
    </section>
  )
}
