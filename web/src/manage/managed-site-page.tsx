import { useSearchParams } from 'wouter'
import { ManagedSiteDocument, type ManagedSiteQuery } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { addDays, dayOf, isDay, startOfDay } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { BackLink } from '../shell/back-link.tsx'
import { Page } from '../shell/page.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Guarded } from './guarded.tsx'
import { managePaths } from './paths.ts'
import { SiteActivities } from './site-activities.tsx'
import { SiteAudit } from './site-audit.tsx'
import { SiteManagers } from './site-managers.tsx'
import { manageText } from './text.ts'
import { WEEK_DAYS, WeekPlan } from './week-plan.tsx'

type ManagedSite = Extract<NonNullable<ManagedSiteQuery['node']>, { __typename: 'Site' }>

/** One site as its manager sees it: the week's sessions, the activities, who manages it and what was done. */
export function ManagedSitePage({ id }: { id: string }) {
  const text = useText(manageText)
  const { language } = useLanguage()
  const today = dayOf(useNow())
  const [search] = useSearchParams()
  const asked = search.get('from') ?? ''
  const firstDay = isDay(asked) ? asked : today
  const variables = {
    id,
    from: startOfDay(firstDay).toISOString(),
    to: startOfDay(addDays(firstDay, WEEK_DAYS)).toISOString(),
  }
  const [{ data, error, stale }, run] = useQuery({
    query: ManagedSiteDocument,
    variables,
    requestPolicy: 'cache-and-network',
  })
  const site = data && (data.node?.__typename === 'Site' ? data.node : null)
  const isOperator = data?.viewer?.roles.includes('OPERATOR') ?? false
  return (
    <Page
      title={site ? nameOf(site, language) : text.site}
      lead={site?.address}
      back={<BackLink href={managePaths.sites}>{text.backToSites}</BackLink>}
    >
      <Guarded
        viewer={data?.viewer}
        found={site}
        mayManage={({ managers }) => managers !== null}
        error={error}
        onRetry={() => run({ requestPolicy: 'network-only' })}
      >
        {(found) => <Site site={found} firstDay={firstDay} isOperator={isOperator} isStale={stale} />}
      </Guarded>
    </Page>
  )
}

function Site({
  site,
  firstDay,
  isOperator,
  isStale,
}: {
  site: ManagedSite
  firstDay: string
  isOperator: boolean
  isStale: boolean
}) {
  const text = useText(manageText)
  return (
    <div className="sections sections-wide" aria-busy={isStale}>
      <div className="actions">
        <ButtonLink href={managePaths.newSession(site.id)}>{text.publish}</ButtonLink>
        <ButtonLink kind="secondary" href={managePaths.newActivity(site.id)}>
          {text.newActivity}
        </ButtonLink>
        <ButtonLink kind="quiet" href={paths.site(site.id)}>
          {text.seePublic}
        </ButtonLink>
      </div>
      <WeekPlan
        siteId={site.id}
        firstDay={firstDay}
        sessions={site.sessions.edges.map(({ node }) => node)}
        hasMore={site.sessions.pageInfo.hasNextPage}
      />
      <SiteActivities siteId={site.id} />
      {isOperator ? <SiteManagers siteId={site.id} managers={site.managers ?? []} /> : null}
      <SiteAudit siteId={site.id} />
    </div>
  )
}
