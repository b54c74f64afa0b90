import { gaugeWhenAsked, watch } from '@xingzhi/runtime/metrics'
import type { Context } from './context.ts'
import { countUpcoming } from './db/upcoming-departures.ts'

const upcoming = gaugeWhenAsked(
  'xingzhi_upcoming_departures',
  'Departures to come, by whether their guides are there',
  ['staffing'],
)

/** Shows how the departures to come are staffed until the returned function is called. */
export function watchStaffing({ db, clock }: Pick<Context, 'db' | 'clock'>): () => void {
  return watch(async () => {
    const { staffed, short, calling } = await countUpcoming(db, clock())
    upcoming.set({ staffing: 'staffed' }, staffed)
    upcoming.set({ staffing: 'short' }, short)
    upcoming.set({ staffing: 'calling for help' }, calling)
  })
}
