import { browse } from './browse/browse.ts'
import type { Bench } from './frame/bench.ts'
import { live } from './live/live.ts'
import { relay } from './relay/relay.ts'
import { reserve } from './reserve/reserve.ts'
import { start } from './start/start.ts'

export const benches: Bench[] = [reserve, browse, relay, live, start]
