import type { Tx } from '@xingzhi/runtime/database'
import type { EventDraft } from '@xingzhi/runtime/outbox'
import { grantsOfSite } from '../db/grants.ts'
import { allSessionsTold } from '../db/session-facts.ts'
import { allSites } from '../db/sites.ts'
import { sessionCancelled, sessionPublished } from './session-events.ts'
import { siteChanged } from './site-changed.ts'

/** All sites and all sessions that were ever published, as they stand. Drafts are told to nobody. */
export async function* republish(tx: Tx): AsyncIterable<{ key: string; events: EventDraft[] }> {
  for await (const site of allSites(tx)) {
    const grants = await grantsOfSite(tx, site.id)
    const managerIds = grants.map((grant) => grant.personId)
    yield { key: site.id, events: [siteChanged(site, managerIds)] }
  }
  for await (const place of allSessionsTold(tx)) {
    const tell = place.session.status === 'CANCELLED' ? sessionCancelled : sessionPublished
    yield { key: place.session.id, events: [tell(place)] }
  }
}
