import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { IssueCertificateDocument } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { useText } from '../i18n/text.ts'
import { useFormDraft } from '../manage/form-draft.ts'
import { useWrite } from '../manage/use-write.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { RefusalNote } from './refusal-note.tsx'
import { volunteerText } from './text.ts'

const NAME_LENGTH_MAX = 80

/** States what is confirmed by now, under the name that the guide wishes. */
export function IssueCertificate({ displayName }: { displayName: string }) {
  const text = useText(volunteerText)
  const [, navigate] = useLocation()
  const { fields, set, clear } = useFormDraft('certificate', { name: displayName })
  const [isMissing, setIsMissing] = useState(false)
  const [, send] = useMutation(IssueCertificateDocument)
  const { state, write } = useWrite()
  const isSending = state.phase === 'sending'

  async function issue(event: FormEvent) {
    event.preventDefault()
    const name = fields.name.trim()
    setIsMissing(!name)
    if (!name) return
    const success = await write(name, (idempotencyKey) =>
      send({ input: { name, idempotencyKey } }).then(({ data }) => data?.issueCertificate),
    )
    if (!success) return
    clear()
    navigate(paths.certificate(success.certificate.code))
  }

  return (
    <section className="volunteer-section" aria-labelledby="certificate">
      <div>
        <h2 id="certificate">{text.certificate}</h2>
        <p className="volunteer-soft">{text.certificateWhat}</p>
      </div>
      <form className="volunteer-form volunteer-narrow" noValidate onSubmit={(event) => void issue(event)}>
        <TextField
          label={text.certificateName}
          hint={text.certificateNameHint}
          error={isMissing ? text.certificateNameProblem : undefined}
          autoComplete="name"
          maxLength={NAME_LENGTH_MAX}
          value={fields.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <RefusalNote state={state} />
        <Button type="submit" busy={isSending}>
          {isSending ? text.issuing : text.issue}
        </Button>
      </form>
    </section>
  )
}
