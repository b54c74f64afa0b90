import type { HandlerContext } from '@connectrpc/connect'
import {
  type DraftSessionRequest,
  type DraftSessionResponse,
  VenueService,
} from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { newId } from '@xingzhi/runtime/ids'
import type { Context } from '../context.ts'
import { insertSession } from '../db/sessions.ts'
import { draftSession as draft, planSession } from '../domain/session.ts'
import { answerOnce } from '../scheduling/answer-once.ts'
import { auditSession } from '../scheduling/audit-session.ts'
import { lockPremises } from '../scheduling/premises.ts'
import { refuseUnfit } from '../scheduling/refuse-unfit.ts'
import { readSessionPlan, sessionMessage } from '../wire/session.ts'

/** A draft takes no room: two may name the same one, and the first that is published has it. */
export async function draftSession(
  context: Context,
  request: DraftSessionRequest,
  call: HandlerContext,
): Promise<DraftSessionResponse> {
  const actor = requireActor(call)
  const plan = readSessionPlan(request.plan, context.clock())
  const { personId } = actor
  const method = VenueService.method.draftSession
  return answerOnce(context.db, { personId, method, key: request.idempotencyKey, request }, async (tx) => {
    const premises = await lockPremises(tx, actor, plan)
    const now = context.clock()
    const session = draft(planSession(plan, premises.activity, newId(), now))
    await refuseUnfit(context, tx, premises, session, { path: 'plan.', recheck: 'everything', now })
    await insertSession(tx, session)
    const by = { operation: 'DraftSession', actorId: personId, at: now }
    await auditSession(tx, { before: undefined, after: session }, by)
    return { session: sessionMessage(session) }
  })
}
