import type { Tx } from '@xingzhi/runtime/database'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { completeWalk } from '../db/walks.ts'
import type { Walk } from '../domain/walk.ts'
import { walkCompleted } from '../events/walk-completed.ts'

/** Keeps and tells that a walk is complete, when it has become so. Its row is locked. */
export async function keepCompletion(tx: Tx, before: Walk, after: Walk): Promise<void> {
  if (!after.completedAt || before.completedAt) return
  await completeWalk(tx, after.id, after.completedAt)
  const selfDeclared = after.stamps.filter(({ proof }) => proof === 'SELF_DECLARED').length
  await appendToOutbox(tx, after.id, [walkCompleted({ ...after, selfDeclared })])
}
