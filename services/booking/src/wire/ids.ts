import { isId } from '@xingzhi/runtime/ids'
import { batchMax, refuseInput } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'

/** The ids that can exist, each once: what is no id names nothing. Refuses INVALID_INPUT when there are too many. */
export function readIds(ids: readonly string[]): string[] {
  if (ids.length > batchMax) refuseInput('ids', 'too_large', batchMax)
  return [...new Set(ids.filter(isId))]
}

/** An id, or a refusal: what is no id names nothing. */
export function readIdOf(what: 'slot' | 'reservation', id: string): string {
  return isId(id) ? id : refuse('NOT_FOUND', { what })
}
