import type { HandlerContext } from '@connectrpc/connect'
import {
  type PublishSessionRequest,
  type PublishSessionResponse,
  VenueService,
} from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { type Actor, requireActor } from '@xingzhi/runtime/actor'
import type { Tx } from '@xingzhi/runtime/database'
import { newId } from '@xingzhi/runtime/ids'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { readId, refuseInput } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { insertSession, updateSession } from '../db/sessions.ts'
import { planSession, publishSession as publish, type Session, type SessionPlan } from '../domain/session.ts'
import { sessionPublished } from '../events/session-events.ts'
import { answerOnce } from '../scheduling/answer-once.ts'
import { auditSession } from '../scheduling/audit-session.ts'
import { lockManagedSession } from '../scheduling/managed-session.ts'
import { lockPremises, type Premises } from '../scheduling/premises.ts'
import { refuseUnfit } from '../scheduling/refuse-unfit.ts'
import { readSessionPlan, sessionMessage } from '../wire/session.ts'

/** A draft that is published already answers as it stands. */
export async function publishSession(
  context: Context,
  request: PublishSessionRequest,
  call: HandlerContext,
): Promise<PublishSessionResponse> {
  const actor = requireActor(call)
  const work = readWork(context, actor, request)
  const { personId } = actor
  const method = VenueService.method.publishSession
  return answerOnce(context.db, { personId, method, key: request.idempotencyKey, request }, async (tx) => ({
    session: sessionMessage(await work(tx)),
  }))
}

function readWork(context: Context, actor: Actor, { what }: PublishSessionRequest) {
  switch (what.case) {
    case 'plan': {
      const plan = readSessionPlan(what.value, context.clock())
      return (tx: Tx) => publishPlan(context, tx, actor, plan)
    }
    case 'draftId': {
      const draftId = readId('draftId', what.value)
      return (tx: Tx) => publishDraft(context, tx, actor, draftId)
    }
    default:
      return refuseInput('plan', 'required')
  }
}

async function publishPlan(context: Context, tx: Tx, actor: Actor, plan: SessionPlan): Promise<Session> {
  const premises = await lockPremises(tx, actor, plan)
  const now = context.clock()
  const planned = planSession(plan, premises.activity, newId(), now)
  await refuseUnfit(context, tx, premises, planned, { path: 'plan.', recheck: 'everything', now })
  const session = publish(planned, now)
  const by = { operation: 'PublishSession', actorId: actor.personId, at: now }
  await Promise.all([
    insertSession(tx, session),
    tellPublished(tx, session, premises),
    auditSession(tx, { before: undefined, after: session }, by),
  ])
  return session
}

async function publishDraft(context: Context, tx: Tx, actor: Actor, draftId: string): Promise<Session> {
  const draft = await lockManagedSession(tx, actor, draftId)
  if (draft.status === 'PUBLISHED') return draft
  const premises = await lockPremises(tx, actor, { ...draft, sessionId: draft.id })
  const now = context.clock()
  await refuseUnfit(context, tx, premises, draft, { path: '', recheck: 'everything', now })
  const session = publish(draft, now)
  const by = { operation: 'PublishSession', actorId: actor.personId, at: now }
  await Promise.all([
    updateSession(tx, session),
    tellPublished(tx, session, premises),
    auditSession(tx, { before: draft, after: session }, by),
  ])
  return session
}

function tellPublished(tx: Tx, session: Session, { activity, site }: Premises): Promise<void> {
  const surroundings = { ...activity, latitude: site.latitude, longitude: site.longitude }
  return appendToOutbox(tx, session.id, [sessionPublished({ session, surroundings })])
}
