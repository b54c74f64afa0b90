import type { HandlerContext } from '@connectrpc/connect'
import {
  type CreateActivityRequest,
  type CreateActivityResponse,
  VenueService,
} from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { changesOf } from '@xingzhi/runtime/changes'
import { newId } from '@xingzhi/runtime/ids'
import { refuseInput } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import { requireManager } from '../authority.ts'
import type { Context } from '../context.ts'
import { insertActivity } from '../db/activities.ts'
import { appendAuditEntry } from '../db/audit-entries.ts'
import { lockSite, readSite } from '../db/sites.ts'
import { answerOnce } from '../scheduling/answer-once.ts'
import { activityMessage, readActivityPlan } from '../wire/activity.ts'

/** An activity is made up (`demo`) when its site is. */
export async function createActivity(
  { db, clock }: Context,
  request: CreateActivityRequest,
  call: HandlerContext,
): Promise<CreateActivityResponse> {
  const actor = requireActor(call)
  if (!request.activity) refuseInput('activity', 'required')
  const plan = readActivityPlan(request.activity)
  const { personId } = actor
  const method = VenueService.method.createActivity
  return answerOnce(db, { personId, method, key: request.idempotencyKey, request }, async (tx) => {
    await lockSite(tx, plan.siteId)
    const site = (await readSite(tx, plan.siteId)) ?? refuse('NOT_FOUND', { what: 'site' })
    await requireManager(tx, actor, site.id)
    const activity = { ...plan, id: newId(), demo: site.demo }
    const { id, siteId, ...audited } = activity
    await insertActivity(tx, activity)
    await appendAuditEntry(tx, {
      at: clock(),
      actorId: personId,
      operation: 'CreateActivity',
      subjectId: id,
      siteId,
      change: changesOf(undefined, audited, Object.keys(audited) as (keyof typeof audited)[]),
    })
    return { activity: activityMessage(activity) }
  })
}
