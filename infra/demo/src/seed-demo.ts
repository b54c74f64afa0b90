import type { DemoTarget } from './demo-target.ts'
import { fillSlots } from './fill-slots.ts'
import { openSites, putLastSite } from './open-sites.ts'
import { type DemoPlan, planDemo } from './plan-demo.ts'
import { publishSessions } from './publish-sessions.ts'
import { needsSeeding } from './seeding-state.ts'

export interface Seeding {
  sites: number
  activities: number
  sessions: number
  reservations: number
  /** Sessions or reservations that were refused: after an interrupted seeding, some of its own are in the way. */
  refused: number
  durationMs: number
}

/**
 * Fills an empty system with the demo through its own RPCs, or completes a seeding that was interrupted.
 * Undefined: there is something already, and nothing was done. All keys are drawn from the seed, so doing
 * it again adds nothing.
 */
export async function seedDemo(
  target: DemoTarget,
  planFor: (seed: number, now: Date) => DemoPlan = planDemo,
): Promise<Seeding | undefined> {
  const started = performance.now()
  const plan = planFor(target.seed, target.clock())
  if (!(await needsSeeding(target, plan))) return undefined
  const ids = await openSites(target, plan)
  const { slotIds, refused: unpublished } = await publishSessions(target, plan, ids)
  const { reserved, refused: unreserved } = await fillSlots(target, plan, slotIds)
  await putLastSite(target, plan)
  const seeding: Seeding = {
    sites: plan.sites.length,
    activities: plan.activities.length,
    sessions: slotIds.size,
    reservations: reserved,
    refused: unpublished + unreserved,
    durationMs: Math.round(performance.now() - started),
  }
  target.log.info(seeding, 'demo seeded')
  return seeding
}
