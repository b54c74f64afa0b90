import type { Claim, Held } from './rush.ts'

/** One way of keeping claims. */
export interface ClaimArm {
  name: string
  /** Opens a shift for each number of guides wanted, all of one hour that nobody has anything in; their ids. */
  openShifts(wanted: readonly number[]): Promise<string[]>
  claim: Claim
  /** What it keeps now. */
  claims(): Promise<Held[]>
}
