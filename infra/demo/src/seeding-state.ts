import type { Site } from '@xingzhi/proto/venue/v1/venue_pb.js'
import type { DemoTarget } from './demo-target.ts'
import type { DemoPlan } from './plan-demo.ts'
import type { WalksPlan } from './walks/plan-walks.ts'

const pageSize = 100

/**
 * What a system lacks of the demo: all of it when it is empty, and what did not come to its last site or its last route. Nothing
 * of a system that holds a site or a route of its own.
 */
export async function lackOfDemo(
  { venue, route }: Pick<DemoTarget, 'venue' | 'route'>,
  plan: { workshops: DemoPlan; walks: WalksPlan },
): Promise<{ workshops: boolean; walks: boolean }> {
  const [sites, { routes }] = await Promise.all([listSites(venue), route.listRoutes({})])
  if (![...sites, ...routes].every(({ demo }) => demo)) return { workshops: false, walks: false }
  const has = (things: { name: string }[], last: { name: string } | undefined) =>
    things.some(({ name }) => name === last?.name)
  return {
    workshops: !has(sites, plan.workshops.sites.at(-1)),
    walks: !has(routes, plan.walks.routes.at(-1)),
  }
}

async function listSites(venue: DemoTarget['venue']): Promise<Site[]> {
  const sites: Site[] = []
  for (let after = ''; ; ) {
    const page = await venue.listSites({ page: { first: pageSize, after } })
    sites.push(...page.sites)
    after = page.pageInfo?.cursors.at(-1) ?? ''
    if (!page.pageInfo?.hasNextPage) return sites
  }
}
