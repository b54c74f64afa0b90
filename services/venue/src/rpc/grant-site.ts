import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type { GrantSiteRequest, GrantSiteResponseSchema } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { transaction } from '@xingzhi/runtime/database'
import { readId } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { appendAuditEntry } from '../db/audit-entries.ts'
import { grantsOfSite, insertGrant } from '../db/grants.ts'
import { lockSite, nextSiteVersion } from '../db/sites.ts'
import { tellSite } from '../events/site-changed.ts'
import { grantMessage } from '../wire/grant.ts'

/** All of them travel in SiteChanged. */
const managersMax = 200

/** Refuses NOT_FOUND (site), and LIMIT_REACHED past 200 managers of a site. */
export async function grantSite(
  { db, clock }: Context,
  request: GrantSiteRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof GrantSiteResponseSchema>> {
  const actor = requireRole(call, 'OPERATOR')
  const siteId = readId('siteId', request.siteId)
  const personId = readId('personId', request.personId)
  return transaction(db, async (tx) => {
    if (!(await lockSite(tx, siteId))) refuse('NOT_FOUND', { what: 'site' })
    const grants = await grantsOfSite(tx, siteId)
    const known = grants.find((each) => each.personId === personId)
    if (known) return { grant: grantMessage(known) }
    if (grants.length >= managersMax) refuse('LIMIT_REACHED', { limit: managersMax, what: 'managers' })
    const at = clock()
    const grant = { siteId, personId, grantedBy: actor.personId, grantedAt: at }
    await insertGrant(tx, grant)
    await nextSiteVersion(tx, siteId)
    const change = { manager: { old: null, new: personId } }
    const entry = { at, actorId: actor.personId, operation: 'GrantSite', subjectId: personId, siteId, change }
    await appendAuditEntry(tx, entry)
    await tellSite(tx, siteId)
    return { grant: grantMessage(grant) }
  })
}
