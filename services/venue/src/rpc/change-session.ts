import type { HandlerContext } from '@connectrpc/connect'
import {
  type ChangeSessionRequest,
  type ChangeSessionResponse,
  VenueService,
} from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { type Actor, requireActor } from '@xingzhi/runtime/actor'
import type { Tx } from '@xingzhi/runtime/database'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { readId } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { updateSession } from '../db/sessions.ts'
import { changeSession as change, refuseStale, type Session, type SessionChange } from '../domain/session.ts'
import { sessionChanged } from '../events/session-events.ts'
import { answerOnce } from '../scheduling/answer-once.ts'
import { auditSession } from '../scheduling/audit-session.ts'
import { lockManagedSession } from '../scheduling/managed-session.ts'
import { lockPremises } from '../scheduling/premises.ts'
import { refuseUnfit } from '../scheduling/refuse-unfit.ts'
import { readSessionChange, sessionMessage } from '../wire/session.ts'

/** A lower capacity is never refused: booking keeps what people hold. A change that changes nothing is told to nobody. */
export async function changeSession(
  context: Context,
  request: ChangeSessionRequest,
  call: HandlerContext,
): Promise<ChangeSessionResponse> {
  const actor = requireActor(call)
  const sessionId = readId('sessionId', request.sessionId)
  const wanted = readSessionChange(request, context.clock())
  const { personId } = actor
  const shown = request.expectedVersion === undefined ? undefined : Number(request.expectedVersion)
  const method = VenueService.method.changeSession
  return answerOnce(context.db, { personId, method, key: request.idempotencyKey, request }, async (tx) => ({
    session: sessionMessage(await applyChange(context, tx, actor, { sessionId, wanted, shown })),
  }))
}

async function applyChange(
  context: Context,
  tx: Tx,
  actor: Actor,
  { sessionId, wanted, shown }: { sessionId: string; wanted: SessionChange; shown: number | undefined },
): Promise<Session> {
  const before = await lockManagedSession(tx, actor, sessionId)
  const now = context.clock()
  const { session, recheck } = change(before, wanted, now)
  refuseStale(before, shown)
  if (session === before) return before
  const premises = await lockPremises(tx, actor, { ...session, sessionId })
  await refuseUnfit(context, tx, premises, session, { path: '', recheck, now })
  await updateSession(tx, session)
  await auditSession(
    tx,
    { before, after: session },
    { operation: 'ChangeSession', actorId: actor.personId, at: now },
  )
  if (session.status === 'PUBLISHED') {
    const { activity, site } = premises
    const surroundings = { ...activity, latitude: site.latitude, longitude: site.longitude }
    await appendToOutbox(tx, session.id, [sessionChanged({ session, surroundings })])
  }
  return session
}
