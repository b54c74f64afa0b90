import type { ClaimContext } from './claiming/claim-context.ts'
import type { Claiming } from './claiming/claiming.ts'

export interface Context extends ClaimContext {
  claiming: Claiming
}
