import { ActivitiesOfSiteDocument, type ActivitiesOfSiteQuery } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'

const ACTIVITIES_MAX = 100

export type SiteWithActivities = Extract<NonNullable<ActivitiesOfSiteQuery['node']>, { __typename: 'Site' }>

/** A site with its newest activities; `site` is undefined while it loads, null when there is none. */
export function useSiteActivities(siteId: string) {
  const [{ data, error }, run] = useQuery({
    query: ActivitiesOfSiteDocument,
    variables: { id: siteId, first: ACTIVITIES_MAX },
    requestPolicy: 'cache-and-network',
  })
  return {
    viewer: data?.viewer,
    site: data && (data.node?.__typename === 'Site' ? data.node : null),
    error,
    refresh: () => run({ requestPolicy: 'network-only' }),
  }
}
