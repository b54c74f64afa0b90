import type { Site } from '@xingzhi/proto/venue/v1/venue_pb.js'
import type { DemoTarget } from './demo-target.ts'
import type { DemoPlan } from './plan-demo.ts'

const pageSize = 100

/** Whether the system is empty, or holds nothing but a seeding that did not come to its last site. */
export async function needsSeeding({ venue }: Pick<DemoTarget, 'venue'>, plan: DemoPlan): Promise<boolean> {
  const last = plan.sites.at(-1)
  const sites = await listSites(venue)
  return sites.every(({ demo, name }) => demo && name !== last?.name)
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
