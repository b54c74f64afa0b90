import { browse } from './browse/browse.ts'
import { calls } from './calls/calls.ts'
import { change } from './change/change.ts'
import { claim } from './claim/claim.ts'
import type { Bench } from './frame/bench.ts'
import { live } from './live/live.ts'
import { opening } from './opening/opening.ts'
import { pages } from './pages/pages.ts'
import { plan } from './plan/plan.ts'
import { relay } from './relay/relay.ts'
import { reserve } from './reserve/reserve.ts'
import { rows } from './rows/rows.ts'
import { start } from './start/start.ts'

export const benches: Bench[] = [
  reserve,
  claim,
  plan,
  browse,
  relay,
  live,
  start,
  pages,
  calls,
  rows,
  opening,
  change,
]
