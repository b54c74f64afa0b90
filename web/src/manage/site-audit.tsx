import { useState } from 'react'
import { useQuery } from 'urql'
import { AuditOfSiteDocument, type AuditOfSiteQuery } from '../api/gen/documents.ts'
import { dateWords, dayOf, timeWords } from '../format/day.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { ErrorNote, Loading } from '../ui/note.tsx'
import { auditChanges } from './audit-words.ts'
import { manageText } from './text.ts'

const PAGE = 20

type AuditedSite = Extract<NonNullable<AuditOfSiteQuery['node']>, { __typename: 'Site' }>
type Entry = NonNullable<AuditedSite['auditEntries']>['edges'][number]['node']

/** What was done at a site, the newest first; pages are added below. */
export function SiteAudit({ siteId }: { siteId: string }) {
  const text = useText(manageText)
  const [starts, setStarts] = useState<(string | null)[]>([null])
  return (
    <section className="manage-section" aria-labelledby="site-audit">
      <h2 id="site-audit">{text.audit}</h2>
      <p className="manage-soft">{text.auditWhat}</p>
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
      <ol className="manage-audit">
        {entries.edges.map(({ node }) => (
          <AuditRow key={node.id} entry={node} />
        ))}
      </ol>
      {isLast && hasNextPage && endCursor ? (
        <Button kind="secondary" onClick={() => onMore(endCursor)}>
          {text.more}
        </Button>
      ) : null}
    </>
  )
}

function AuditRow({ entry }: { entry: Entry }) {
  const text = useText(manageText)
  const { language } = useLanguage()
  const changes = auditChanges(entry.changeJson, text.nothing)
  const what = text.operations[entry.operation] ?? entry.operation
  return (
    <li>
      <time className="tabular" dateTime={entry.at}>
        {dateWords(dayOf(entry.at), language)} {timeWords(entry.at)}
      </time>
      <span>
        {what}
        <small className="manage-id">{entry.actorId}</small>
        {changes.length > 0 ? (
          <details>
            <summary>{text.details}</summary>
            <ul>
              {changes.map((change) => (
                <li key={change.field} className="tabular">
                  {text.fields[change.field] ?? change.field} {text.fromTo(change.old, change.new)}
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </span>
    </li>
  )
}
