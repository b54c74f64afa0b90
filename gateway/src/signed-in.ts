import { refuse } from '@xingzhi/runtime/refusal'
import type { SignedIn, Visit } from './context.ts'

/** Who asks, or a refusal: SIGN_IN_REQUIRED. */
export function signedIn({ viewer }: Pick<Visit, 'viewer'>): SignedIn {
  return viewer ?? refuse('SIGN_IN_REQUIRED')
}
