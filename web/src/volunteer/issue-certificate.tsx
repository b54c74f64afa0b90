import { useLocation } from 'wouter'
import { IssueCertificateDocument } from '../api/gen/documents.ts'
import { Marked } from '../i18n/marked.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { WriteNote } from '../writing/write-note.tsx'
import { volunteerText } from './text.ts'
import { useGuideHelps } from './use-guide-helps.ts'

/** States what is confirmed by now, under the name that the guide is registered with. */
export function IssueCertificate({ displayName }: { displayName: string }) {
  const text = useText(volunteerText)
  const [, navigate] = useLocation()
  const helps = useGuideHelps()
  const { state, write } = useWrite(IssueCertificateDocument)

  async function issue() {
    const success = await write({})
    if (success) navigate(paths.certificate(success.certificate.code))
  }

  return (
    <section className="volunteer-section" aria-labelledby="certificate">
      <div>
        <h2 id="certificate">{text.certificate}</h2>
        <p className="volunteer-soft">{text.certificateWhat}</p>
        <p>
          <Marked words={text.certificateName(displayName)} />
        </p>
      </div>
      <WriteNote state={state} helps={helps} />
      <div className="volunteer-actions">
        <WriteButton state={state} words={text.issue} sending={text.issuing} onClick={() => void issue()} />
      </div>
    </section>
  )
}
