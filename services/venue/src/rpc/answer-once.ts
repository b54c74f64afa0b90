import type { DescMessage, MessageInitShape, MessageShape } from '@bufbuild/protobuf'
import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import { type Intent, once } from '@xingzhi/runtime/idempotency'

/**
 * `once`, tried again when the database kept a room from being given twice: the session that the rules had not
 * seen is committed by then, so they refuse ROOM_TAKEN with its facts and starts that fit.
 */
export async function answerOnce<I extends DescMessage, O extends DescMessage>(
  sql: Sql,
  intent: Intent<I, O>,
  work: (tx: SqlTx) => Promise<MessageInitShape<O>>,
): Promise<MessageShape<O>> {
  try {
    return await once(sql, intent, work)
  } catch (error) {
    if (!isLostRoom(error)) throw error
    return once(sql, intent, work)
  }
}

function isLostRoom(error: unknown): boolean {
  return (error as { constraint_name?: unknown } | undefined)?.constraint_name === 'sessions_room_free'
}
