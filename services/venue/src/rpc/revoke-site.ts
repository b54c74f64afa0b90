import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type { RevokeSiteRequest, RevokeSiteResponseSchema } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { transaction } from '@xingzhi/runtime/database'
import { readId } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { appendAuditEntry } from '../db/audit-entries.ts'
import { deleteGrant } from '../db/grants.ts'
import { lockSite, nextSiteVersion } from '../db/sites.ts'
import { tellSite } from '../events/site-changed.ts'

/** Refuses NOT_FOUND (site). */
export async function revokeSite(
  { db, clock }: Context,
  request: RevokeSiteRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof RevokeSiteResponseSchema>> {
  const { personId: actorId } = requireRole(call, 'OPERATOR')
  const siteId = readId('siteId', request.siteId)
  const personId = readId('personId', request.personId)
  await transaction(db, async (tx) => {
    if (!(await lockSite(tx, siteId))) refuse('NOT_FOUND', { what: 'site' })
    if (!(await deleteGrant(tx, siteId, personId))) return
    await nextSiteVersion(tx, siteId)
    const change = { manager: { old: personId, new: null } }
    const entry = { at: clock(), actorId, operation: 'RevokeSite', subjectId: personId, siteId, change }
    await appendAuditEntry(tx, entry)
    await tellSite(tx, siteId)
  })
  return {}
}
