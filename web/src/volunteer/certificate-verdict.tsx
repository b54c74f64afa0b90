import { Link } from 'wouter'
import type { CertificateByCodeQuery } from '../api/gen/documents.ts'
import { calendarWords } from '../format/calendar-words.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Note } from '../ui/note.tsx'
import { hoursWords } from './level.ts'
import { volunteerText } from './text.ts'

export type ShownCertificate = NonNullable<CertificateByCodeQuery['certificate']>

/** How the certificate stands, in words that can be read on a phone; one that was corrected beside what holds now. */
export function CertificateVerdict({ certificate }: { certificate: ShownCertificate }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const { name, summary, currentSummary, issuedAt, status, supersededBy } = certificate
  const issued = `${text.issuedOn} ${calendarWords(issuedAt, language)}`
  const sums = useSums()
  if (status === 'VALID') {
    return (
      <Note>
        <p>
          <strong>{text.certificateTrue}</strong>
        </p>
        <p>
          <Marked words={name} /> · {sums(summary)}
          <br />
          {issued}
        </p>
      </Note>
    )
  }
  const isRevoked = status === 'REVOKED'
  return (
    <Note tone={isRevoked ? 'lost' : 'few'}>
      <p>
        <strong>{isRevoked ? text.certificateRevoked : text.certificateSuperseded}</strong>
      </p>
      <p>
        <Marked words={name} />
      </p>
      <dl className="certificate-standing">
        <div>
          <dt>{text.certificateThen}</dt>
          <dd>
            <s>{sums(summary)}</s>
          </dd>
        </div>
        <div>
          <dt>{text.certificateNow}</dt>
          <dd>{sums(currentSummary)}</dd>
        </div>
      </dl>
      <p>{issued}</p>
      {supersededBy ? (
        <p>
          <Link href={paths.certificate(supersededBy)}>{text.certificateNewer}</Link>
        </p>
      ) : null}
    </Note>
  )
}

function useSums() {
  const text = useText(volunteerText)
  return ({ minutes, walksLed, peopleGuided }: ShownCertificate['summary']) =>
    [
      text.hoursWords(hoursWords(minutes)),
      `${text.walksLed} ${text.walksWords(walksLed)}`,
      `${text.peopleGuided} ${text.peopleWords(peopleGuided)}`,
    ].join(' · ')
}
