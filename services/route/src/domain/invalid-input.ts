import { refuse } from '@xingzhi/runtime/refusal'

export type InputProblem = 'required' | 'too_long' | 'too_small' | 'too_large' | 'malformed' | 'unknown'

/** Refuses INVALID_INPUT. `field`: the camelCase path in the request; `limit`: what was passed. */
export function refuseInput(field: string, problem: InputProblem, limit?: number | Date): never {
  return refuse('INVALID_INPUT', { field, problem, limit })
}
