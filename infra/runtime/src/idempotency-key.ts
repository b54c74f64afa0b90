import { type RefusalFacts, refuse } from './refusal.ts'

/** Characters; a key is drawn by the client, once per intent. */
const LENGTH_MAX = 128
const CONTROL_CHARACTER = /\p{Cc}/u

/** What is wrong with a key, as the facts of INVALID_INPUT; undefined when it is one: 1–128 characters, none of them a control character. */
export function problemOfKey(key: string): RefusalFacts | undefined {
  const field = 'idempotencyKey'
  if (key.trim() === '') return { field, problem: 'required' }
  if (key.length > LENGTH_MAX) return { field, problem: 'too_long', limit: LENGTH_MAX }
  return CONTROL_CHARACTER.test(key) ? { field, problem: 'malformed' } : undefined
}

/** Refuses INVALID_INPUT when it is none. */
export function checkKey(key: string): void {
  const problem = problemOfKey(key)
  if (problem) refuse('INVALID_INPUT', problem)
}
