import { Marked } from '../i18n/marked.tsx'
import './certificate.css'
import { Suspense } from 'react'
import { CertificateByCodeDocument } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { useSettings } from '../api/use-settings.ts'
import { calendarWords } from '../format/calendar-words.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { later } from '../shell/later.tsx'
import { Mishap } from '../shell/mishap.tsx'
import { Page } from '../shell/page.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Empty, ErrorNote, Loading } from '../ui/note.tsx'
import { CertificateVerdict, type ShownCertificate } from './certificate-verdict.tsx'
import { hoursWords } from './level.ts'
import { LevelMark } from './level-mark.tsx'
import { volunteerText } from './text.ts'

const QrCode = later(() => import('../ui/qr-code.tsx').then((module) => module.QrCode))

/** The certificate for its guide to print, and for anybody who has the code to see that it is true. */
export function CertificatePage({ code }: { code: string }) {
  const text = useText(volunteerText)
  const [{ data, error }, run] = useQuery({ query: CertificateByCodeDocument, variables: { code } })
  return (
    <Page title={text.certificateCheck}>
      {data?.certificate ? (
        <>
          <CertificateVerdict certificate={data.certificate} />
          <Certificate certificate={data.certificate} />
          {data.certificate.status === 'VALID' ? (
            <p className="certificate-actions">
              <Button onClick={() => print()}>
                <Icon name="print" size={20} />
                {text.print}
              </Button>
            </p>
          ) : null}
        </>
      ) : error && !data ? (
        <ErrorNote error={error} onRetry={() => run({ requestPolicy: 'network-only' })} />
      ) : data ? (
        <Empty title={text.certificateGoneTitle}>
          <p>{text.certificateGoneWhat}</p>
        </Empty>
      ) : (
        <Loading rows={4} />
      )}
    </Page>
  )
}

function Certificate({ certificate }: { certificate: ShownCertificate }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const settings = useSettings()
  const district = settings ? (language === 'zh' ? settings.districtName : settings.districtNameEn) : ''
  const { code, name, summary, issuedAt } = certificate
  const address = `${location.origin}${paths.certificate(code)}`
  const issued = calendarWords(issuedAt, language)
  return (
    <article className="certificate" data-standing={certificate.status}>
      <CertificateFrame />
      <header>
        <LevelMark level={summary.level} size={76} />
        <h2>{text.certificateTitle}</h2>
      </header>
      <div className="certificate-body">
        <p>{text.certifies}</p>
        <p className="certificate-name">
          <Marked words={name} />
        </p>
        <p>
          {text.certificateBody(
            summary.since ? calendarWords(summary.since, language) : issued,
            issued,
            district,
          )}
        </p>
        <dl>
          <Figure name={text.hours} value={text.hoursWords(hoursWords(summary.minutes))} />
          <Figure name={text.walksLed} value={text.walksWords(summary.walksLed)} />
          <Figure name={text.peopleGuided} value={text.peopleWords(summary.peopleGuided)} />
          <Figure name={text.level} value={text.levels[summary.level]} />
        </dl>
        <p className="certificate-thanks">{text.certificateThanks}</p>
      </div>
      <footer>
        <div className="certificate-check">
          <span className="certificate-qr">
            <Mishap fallback={null}>
              <Suspense fallback={null}>
                <QrCode words={location.origin + paths.certificate(code)} label={text.qrLabel} />
              </Suspense>
            </Mishap>
          </span>
          <div>
            <p className="certificate-code tabular">
              {text.certificateCode} {code.replaceAll(/(.{4})(?=.)/g, '$1-')}
            </p>
            <p>{text.verifyAt}</p>
            <p className="certificate-address">{address}</p>
          </div>
        </div>
        <p className="certificate-issuer">
          {district ? text.issuer(district) : ''}
          <br />
          <span className="tabular">
            {text.issuedOn} {issued}
          </span>
        </p>
      </footer>
    </article>
  )
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="tabular">{value}</dd>
    </div>
  )
}

/** The cloth's edge: a row of dots left out of the dye, and the flower in each corner. */
function CertificateFrame() {
  return (
    <svg className="certificate-frame" viewBox="0 0 210 297" preserveAspectRatio="none" aria-hidden="true">
      <rect x="7" y="7" width="196" height="283" rx="3" />
      <rect className="certificate-dots" x="11" y="11" width="188" height="275" rx="2" />
      {[
        [11, 11],
        [199, 11],
        [11, 286],
        [199, 286],
      ].map(([x, y]) => (
        <g key={`${x} ${y}`} transform={`translate(${x} ${y})`}>
          <circle className="certificate-patch" r="9" />
          {[0, 45, 90, 135, 180, 225, 270, 315].map((turn) => (
            <path
              key={turn}
              d="M0-1.500C-2-3.500-2-6 0-7.500 2-6 2-3.500 0-1.500z"
              transform={`rotate(${turn})`}
            />
          ))}
        </g>
      ))}
    </svg>
  )
}
