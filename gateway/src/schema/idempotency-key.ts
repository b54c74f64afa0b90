import { refuse } from '@xingzhi/runtime/refusal'
import { type InputField, required, text } from './input-fields.ts'

const KEY_LENGTH_MAX = 128

/** In an input: the key that a client drew for its intent. */
export const idempotencyKey: InputField<string, true> = {
  ...required(text),
  read(key: string, field) {
    if (key.trim() === '') refuse('INVALID_INPUT', { field, problem: 'required' })
    if (key.length > KEY_LENGTH_MAX)
      refuse('INVALID_INPUT', { field, problem: 'too_long', limit: KEY_LENGTH_MAX })
    return key
  },
}
