import { expect, test } from 'vitest'
import type { BreakableStage } from '../broken/cluster-stage.ts'
import { findViolations } from '../broken/recount.ts'
import { theEnd, walkGuided } from '../walk/guided-walk.ts'
import { putShortRoute } from '../walk/short-route.ts'

const MOVED_BEFORE_MS = 3_000
const SCENARIO_WITHIN_MS = 120_000

/** What takes all four services, with events over Kafka. */
export function guidedWalkScenario({ stage, system }: BreakableStage): void {
  test(
    'a departure is scheduled, staffed, reserved, moved and led; hours, stamps, a certificate and notices follow',
    async () => {
      const { as, nextCitizen } = stage
      const end = await walkGuided({
        party: {
          operator: await as('operator-1'),
          guides: [await as('guide-41'), await as('guide-42')],
          citizens: [await as(nextCitizen()), await as(nextCitizen()), await as(nextCitizen())],
          walker: await as(nextCitizen()),
          stranger: await as(nextCitizen()),
        },
        route: await putShortRoute(stage.routeAccess()),
        movedBeforeMs: MOVED_BEFORE_MS,
        between: async () => {},
      })
      expect(end).toEqual(theEnd)
      expect(await findViolations(system().facts().databases)).toEqual([])
    },
    SCENARIO_WITHIN_MS,
  )
}
