import { AuditOfDepartureDocument } from '../api/gen/documents.ts'
import { usePages } from '../api/use-pages.ts'
import { AuditRows } from '../audit/audit-rows.tsx'
import { useText } from '../i18n/text.ts'
import { MoreButton } from '../ui/more-button.tsx'
import { ErrorNote, Loading } from '../ui/note.tsx'
import { operateText } from './text.ts'

const PAGE_SIZE = 20

/** What was done to a departure, the newest first. */
export function DepartureAudit({ departureId }: { departureId: string }) {
  const text = useText(operateText)
  const list = usePages(AuditOfDepartureDocument, { id: departureId, first: PAGE_SIZE }, ({ node }) =>
    node?.__typename === 'Departure' ? node.auditEntries : null,
  )
  return (
    <section className="section" aria-labelledby="departure-audit">
      <h2 id="departure-audit">{text.audit}</h2>
      {list.loading ? <Loading rows={1} /> : null}
      {list.error ? <ErrorNote error={list.error} onRetry={list.reload} /> : null}
      {!list.loading && !list.error && list.nodes.length === 0 ? <p>{text.noAudit}</p> : null}
      <AuditRows entries={list.nodes} />
      <MoreButton list={list}>{text.moreAudit}</MoreButton>
    </section>
  )
}
