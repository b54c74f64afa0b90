import { SiteChangedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { Tx } from '@xingzhi/runtime/database'
import { appendToOutbox, type EventDraft, event } from '@xingzhi/runtime/outbox'
import { grantsOfSite } from '../db/grants.ts'
import { readSite } from '../db/sites.ts'
import type { Site } from '../domain/site.ts'
import { siteMessage } from '../wire/site.ts'

export function siteChanged(site: Site, managerIds: string[]): EventDraft {
  return event(SiteChangedSchema, { site: siteMessage(site), managerIds })
}

/** Tells the site and its managers as they stand in this transaction; the site's row is locked. */
export async function tellSite(tx: Tx, siteId: string): Promise<Site> {
  const [site, grants] = await Promise.all([readSite(tx, siteId), grantsOfSite(tx, siteId)])
  const event = siteChanged(
    must(site),
    grants.map((grant) => grant.personId),
  )
  await appendToOutbox(tx, siteId, [event])
  return must(site)
}
