import { useState } from 'react'
import { Link } from 'wouter'
import { ManagedSitesDocument, type SiteInTableFragment, SiteLoadsDocument } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { addDays, dayOf, startOfDay } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Page } from '../shell/page.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Empty, Tag } from '../ui/note.tsx'
import { Guarded } from './guarded.tsx'
import { managePaths } from './paths.ts'
import { matches } from './site-search.ts'
import { manageText } from './text.ts'
import { useAllSites } from './use-all-sites.ts'

const DAYS_SHOWN = 7

/** A manager's own sites; all of them, with a search, for an operator. */
export function ManagedSitesPage() {
  const text = useText(manageText)
  const [{ data, error }, run] = useQuery({ query: ManagedSitesDocument, requestPolicy: 'cache-and-network' })
  const viewer = data?.viewer
  const isOperator = viewer?.roles.includes('OPERATOR') ?? false
  const all = useAllSites(isOperator)
  const sites = isOperator ? all : viewer?.managedSites
  return (
    <Page
      title={text.sitesTitle}
      lead={viewer ? (isOperator ? text.sitesLeadOperator : text.sitesLeadManager) : undefined}
    >
      <Guarded
        viewer={viewer}
        found={sites}
        mayManage={(found) => isOperator || found.length > 0}
        error={error}
        onRetry={() => run({ requestPolicy: 'network-only' })}
      >
        {(found) => (
          <>
            {isOperator ? <ToOperations /> : null}
            <SearchedSites sites={found} />
          </>
        )}
      </Guarded>
    </Page>
  )
}

function ToOperations() {
  const text = useText(manageText)
  return (
    <section className="manage-operations" aria-labelledby="operations">
      <div>
        <h2 id="operations">{text.operationsTitle}</h2>
        <p>{text.operationsWhat}</p>
      </div>
      <ButtonLink href={paths.operate}>{text.toOperations}</ButtonLink>
    </section>
  )
}

const SEARCH_FROM = 8

function SearchedSites({ sites }: { sites: readonly SiteInTableFragment[] }) {
  const text = useText(manageText)
  const [search, setSearch] = useState('')
  const found = sites.filter((site) => matches(site, search))
  return (
    <div className="sections sections-wide">
      {sites.length > SEARCH_FROM ? (
        <div className="manage-search">
          <TextField
            type="search"
            label={text.search}
            hint={text.searchHint}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <p role="status">{text.siteCount(found.length)}</p>
        </div>
      ) : null}
      {found.length > 0 ? (
        <SitesTable sites={found} />
      ) : (
        <Empty title={text.noSites}>
          <p>{text.noSitesWhat}</p>
        </Empty>
      )}
    </div>
  )
}

function SitesTable({ sites }: { sites: readonly SiteInTableFragment[] }) {
  const text = useText(manageText)
  const { language } = useLanguage()
  const loads = useSiteLoads()
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{text.site}</th>
          <th scope="col">{text.streetTown}</th>
          <th scope="col">{text.nextWeek}</th>
          <th scope="col">{text.places}</th>
        </tr>
      </thead>
      <tbody>
        {sites.map((site) => {
          const load = loads.get(site.id)
          return (
            <tr key={site.id}>
              <th scope="row">
                <Link href={managePaths.site(site.id)}>
                  <Marked words={nameOf(site, language)} />
                </Link>{' '}
                {site.demo ? <Tag>{text.demo}</Tag> : null}
              </th>
              <td>
                <Marked words={nameOf(site.streetTown, language)} />
              </td>
              <td className="tabular">{load ? text.sessionCount(load.sessionCount) : text.noSessionsSoon}</td>
              <td className="tabular">{load ? text.left(load.remaining, load.capacity) : null}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function useSiteLoads() {
  const today = dayOf(useNow())
  const variables = {
    from: startOfDay(today).toISOString(),
    to: startOfDay(addDays(today, DAYS_SHOWN)).toISOString(),
  }
  const [{ data }] = useQuery({ query: SiteLoadsDocument, variables, requestPolicy: 'cache-and-network' })
  return new Map(data?.siteSummaries.map((summary) => [summary.site.id, summary]))
}
