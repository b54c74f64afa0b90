import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type { EndClosureRequest, EndClosureResponseSchema } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { transaction } from '@xingzhi/runtime/database'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { readId } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { lockClosure, updateClosure } from '../db/closures.ts'
import { endClosure as end } from '../domain/closure.ts'
import { closureChanged } from '../events/closure-changed.ts'
import { auditClosure } from '../scheduling/audit-closure.ts'
import { closureMessage } from '../wire/closure.ts'

/** Refuses NOT_FOUND. */
export async function endClosure(
  { db, clock }: Context,
  request: EndClosureRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof EndClosureResponseSchema>> {
  const { personId } = requireRole(call, 'OPERATOR')
  const closureId = readId('closureId', request.closureId)
  return transaction(db, async (tx) => {
    const before = (await lockClosure(tx, closureId)) ?? refuse('NOT_FOUND', { what: 'closure' })
    const now = clock()
    const closure = end(before, now)
    if (closure !== before) {
      await updateClosure(tx, closure)
      await auditClosure(tx, before, closure, { operation: 'EndClosure', actorId: personId, at: now })
      const { draft } = await closureChanged(tx, closure, now, before)
      await appendToOutbox(tx, closureId, [draft])
    }
    return { closure: closureMessage(closure) }
  })
}
