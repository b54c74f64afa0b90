import type { HandlerContext } from '@connectrpc/connect'
import { requireActor, requireRole } from '@xingzhi/runtime/actor'
import { readOptionalId } from '@xingzhi/runtime/read-input'

/** Of whom something is asked: the actor, or for operators anybody. Refuses FORBIDDEN. */
export function askedPerson(call: Pick<HandlerContext, 'values'>, personId: string): string {
  const own = requireActor(call).personId
  const asked = readOptionalId('personId', personId) ?? own
  if (asked !== own) requireRole(call, 'OPERATOR')
  return asked
}
