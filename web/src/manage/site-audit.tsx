import { useState } from 'react'
import { AuditOfSiteDocument } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { AuditRows } from '../audit/audit-rows.tsx'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { ErrorNote, Loading } from '../ui/note.tsx'
import { manageText } from './text.ts'

const PAGE = 20

/** What was done at a site, the newest first; pages are added below. */
export function SiteAudit({ siteId }: { siteId: string }) {
  const text = useText(manageText)
  const [starts, setStarts] = useState<(string | null)[]>([null])
  return (
    <section className="section" aria-labelledby="site-audit">
      <h2 id="site-audit">{text.audit}</h2>
      <p className="soft">{text.auditWhat}</p>
      {starts.map((after, page) => (
        <AuditPage
          key={after ?? ''}
          siteId={siteId}
          after={after}
          isFirst={page === 0}
          isLast={page === starts.length - 1}
          onMore={(next) => setStarts([...starts, next])}
        />
      ))}
    </section>
  )
}

function AuditPage({
  siteId,
  after,
  isFirst,
  isLast,
  onMore,
}: {
  siteId: string
  after: string | null
  isFirst: boolean
  isLast: boolean
  onMore(after: string): void
}) {
  const text = useText(manageText)
  const [{ data, error }, run] = useQuery({
    query: AuditOfSiteDocument,
    variables: { id: siteId, first: PAGE, after },
    requestPolicy: 'cache-and-network',
  })
  if (error && !data) return <ErrorNote onRetry={() => run({ requestPolicy: 'network-only' })} />
  if (!data) return <Loading rows={2} />
  const entries = data.node?.__typename === 'Site' ? data.node.auditEntries : null
  if (!entries || (isFirst && entries.edges.length === 0)) return <p>{text.noAudit}</p>
  const { hasNextPage, endCursor } = entries.pageInfo
  return (
    <>
      <AuditRows entries={entries.edges.map(({ node }) => node)} />
      {isLast && hasNextPage && endCursor ? (
        <Button kind="secondary" onClick={() => onMore(endCursor)}>
          {text.more}
        </Button>
      ) : null}
    </>
  )
}
