import { checkKey } from '@xingzhi/runtime/idempotency-key'
import { type InputField, required, text } from './input-fields.ts'

/** In an input: the key that a client drew for its intent. */
export const idempotencyKey: InputField<string, true> = {
  ...required(text),
  read(key: string) {
    checkKey(key)
    return key
  },
}
