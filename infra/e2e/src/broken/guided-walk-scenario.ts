import { expect, test } from 'vitest'
import type { Asking } from '../mutate.ts'
import { type Step, theEnd, walkGuided } from '../walk/guided-walk.ts'
import { putShortRoute } from '../walk/short-route.ts'
import { type BreakableStage, untilReady } from './cluster-stage.ts'
import { noteDown } from './crowd.ts'
import { killOnceAlive } from './kills.ts'
import { openPatientApi } from './patient-api.ts'
import { createRecord } from './record.ts'
import { findViolations } from './recount.ts'

/** A part that is killed while the departure is moved takes its time; a start that has passed cannot be moved to. */
const MOVED_BEFORE_MS = 10_000
const SCENARIO_WITHIN_MS = 300_000

/** Right after each step, before others have heard of it. */
const KILLED: Record<Step, string[]> = {
  scheduled: ['route', 'kafka'],
  claimed: ['guide', 'booking'],
  reserved: ['booking', 'route'],
  'checked in': ['route'],
  walked: ['guide'],
  moved: ['route', 'guide'],
  recorded: ['guide'],
}

export function brokenWalkScenario({ stage, system }: BreakableStage): void {
  test(
    'route, guide, booking and the broker are killed between the steps of a guided walk, and it ends the same',
    async () => {
      const record = createRecord()
      const as = async (person: string): Promise<Asking> => {
        const api = await openPatientApi(system().url, person, record)
        return { query: (document, variables) => api.ask(document, variables) as never }
      }
      const citizen = () => as(stage.nextCitizen())
      const end = await walkGuided({
        party: {
          operator: await as('operator-1'),
          guides: [await as('guide-43'), await as('guide-44')],
          citizens: [await citizen(), await citizen(), await citizen()],
          walker: await citizen(),
          stranger: await citizen(),
        },
        route: await putShortRoute(stage.routeAccess()),
        movedBeforeMs: MOVED_BEFORE_MS,
        between: async (step) => {
          for (const part of KILLED[step]) await killOnceAlive(system().cluster, part)
        },
      })
      await noteDown(stage.config.artefactsFolder, 'a guided walk with kills', record)
      expect(end).toEqual(theEnd)
      expect(record.wrong).toEqual([])
      await untilReady(system())
      expect(await findViolations(system().facts().databases)).toEqual([])
    },
    SCENARIO_WITHIN_MS,
  )
}
