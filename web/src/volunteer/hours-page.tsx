import { useText } from '../i18n/text.ts'
import { Page } from '../shell/page.tsx'
import { Empty } from '../ui/note.tsx'
import { GuideGate } from './guide-gate.tsx'
import { IssueCertificate } from './issue-certificate.tsx'
import { ServiceRecords } from './service-records.tsx'
import { SummaryFigures } from './summary-figures.tsx'
import { volunteerText } from './text.ts'

/** Thanks: hours, level, records, and the certificate. */
export function HoursPage() {
  const text = useText(volunteerText)
  return (
    <Page title={text.hoursTitle} lead={text.hoursLead}>
      <GuideGate title={text.strangerTitle} what={text.strangerLead}>
        {(me) => (
          <>
            {me.serviceSummary ? (
              <SummaryFigures summary={me.serviceSummary} />
            ) : (
              <Empty title={text.noneYetTitle}>
                <p>{text.noneYetWhat}</p>
              </Empty>
            )}
            <ServiceRecords />
            <IssueCertificate displayName={me.displayName} />
          </>
        )}
      </GuideGate>
    </Page>
  )
}
