import type { DescMessage, MessageInitShape, MessageShape } from '@bufbuild/protobuf'
import { type Db, type Tx, violatedConstraint } from '@xingzhi/runtime/database'
import { type Intent, once } from '@xingzhi/runtime/idempotency'

/**
 * `once`, tried again when the database kept a room from being given twice: the session that the rules had not
 * seen is committed by then, so they refuse ROOM_TAKEN with its facts and starts that fit.
 */
export async function answerOnce<I extends DescMessage, O extends DescMessage>(
  db: Db,
  intent: Intent<I, O>,
  work: (tx: Tx) => Promise<MessageInitShape<O>>,
): Promise<MessageShape<O>> {
  try {
    return await once(db, intent, work)
  } catch (error) {
    if (violatedConstraint(error) !== 'sessions_room_free') throw error
    return once(db, intent, work)
  }
}
