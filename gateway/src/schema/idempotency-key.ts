import { refuse } from '@xingzhi/runtime/refusal'

const KEY_LENGTH_MAX = 128

/** The key that a client drew for its intent, or a refusal. */
export function idempotencyKeyOf({ idempotencyKey: key }: { idempotencyKey: string }): string {
  const field = 'idempotencyKey'
  if (key.trim() === '') refuse('INVALID_INPUT', { field, problem: 'required' })
  if (key.length > KEY_LENGTH_MAX)
    refuse('INVALID_INPUT', { field, problem: 'too_long', limit: KEY_LENGTH_MAX })
  return key
}
