import type { HandlerContext } from '@connectrpc/connect'
import {
  type CancelSessionRequest,
  type CancelSessionResponse,
  VenueService,
} from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { readId, readText } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { readSurroundings } from '../db/session-facts.ts'
import { updateSession } from '../db/sessions.ts'
import { cancelSession as cancel } from '../domain/session.ts'
import { sessionCancelled } from '../events/session-events.ts'
import { answerOnce } from '../scheduling/answer-once.ts'
import { auditSession } from '../scheduling/audit-session.ts'
import { lockManagedSession } from '../scheduling/managed-session.ts'
import { sessionMessage } from '../wire/session.ts'

/** A draft is cancelled in silence: nobody was told of it. */
export async function cancelSession(
  { db, clock }: Context,
  request: CancelSessionRequest,
  call: HandlerContext,
): Promise<CancelSessionResponse> {
  const actor = requireActor(call)
  const sessionId = readId('sessionId', request.sessionId)
  const reason = readText('reason', request.reason, { lengthMax: 500 })
  const { personId } = actor
  const method = VenueService.method.cancelSession
  return answerOnce(db, { personId, method, key: request.idempotencyKey, request }, async (tx) => {
    const before = await lockManagedSession(tx, actor, sessionId)
    const at = clock()
    const session = cancel(before, reason, at)
    if (session !== before) {
      await updateSession(tx, session)
      await auditSession(
        tx,
        { before, after: session },
        { operation: 'CancelSession', actorId: personId, at },
      )
      if (session.publishedAt) {
        const surroundings = await readSurroundings(tx, sessionId)
        await appendToOutbox(tx, sessionId, [sessionCancelled({ session, surroundings })])
      }
    }
    return { session: sessionMessage(session) }
  })
}
