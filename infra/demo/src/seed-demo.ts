import type { DemoTarget } from './demo-target.ts'
import { fillSlots } from './fill-slots.ts'
import { openSites, putLastSite } from './open-sites.ts'
import { type DemoPlan, planDemo } from './plan-demo.ts'
import { publishSessions } from './publish-sessions.ts'
import { lackOfDemo } from './seeding-state.ts'
import { planWalks, type WalksPlan } from './walks/plan-walks.ts'
import { seedWalks, type WalksSeeding } from './walks/seed-walks.ts'

export interface WorkshopsSeeding {
  sites: number
  activities: number
  sessions: number
  reservations: number
  /** Sessions or reservations that were refused: after an interrupted seeding, some of its own are in the way. */
  refused: number
}

export interface Seeding {
  /** Undefined: all of it was there. */
  workshops: WorkshopsSeeding | undefined
  walks: WalksSeeding | undefined
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
  planWalksFor: (seed: number, now: Date) => WalksPlan = planWalks,
): Promise<Seeding | undefined> {
  const started = performance.now()
  const now = target.clock()
  const plan = { workshops: planFor(target.seed, now), walks: planWalksFor(target.seed, now) }
  const lacks = await lackOfDemo(target, plan)
  if (!lacks.workshops && !lacks.walks) return undefined
  const seedings = [
    lacks.workshops ? seedWorkshops(target, plan.workshops) : undefined,
    lacks.walks ? seedWalks(target, plan.walks) : undefined,
  ] as const
  // Both end before the first failure is told: nobody works on while the system is stopped.
  await Promise.allSettled(seedings)
  const [workshops, walks] = await Promise.all(seedings)
  const seeding: Seeding = { workshops, walks, durationMs: Math.round(performance.now() - started) }
  target.log.info(seeding, 'demo seeded')
  return seeding
}

async function seedWorkshops(target: DemoTarget, plan: DemoPlan): Promise<WorkshopsSeeding> {
  const ids = await openSites(target, plan)
  const { slotIds, refused: unpublished } = await publishSessions(target, plan, ids)
  const { reserved, refused: unreserved } = await fillSlots(target, plan.reservations, slotIds)
  await putLastSite(target, plan)
  return {
    sites: plan.sites.length,
    activities: plan.activities.length,
    sessions: slotIds.size,
    reservations: reserved,
    refused: unpublished + unreserved,
  }
}
