import { must } from '@xingzhi/runtime/assert'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { expect } from 'vitest'
import type { Stage } from '../stage.ts'
import type { ClusterSystem } from '../start-system.ts'
import { publishWorkshop, type Workshop } from '../workshop.ts'
import { type Crowd, gatherCrowd } from './crowd.ts'
import type { Dice } from './dice.ts'
import { compareWithDatabase, findViolations } from './recount.ts'

/** What breaks a cluster on purpose: the stage, and the cluster behind it. */
export interface BreakableStage {
  stage: Stage
  system(): ClusterSystem
}

const WORKSHOPS = 4
const READY_WITHIN_MS = 60_000

/** Sessions of their own for one scenario: the first is the hot one. */
export async function publishWorkshops(stage: Stage): Promise<Workshop[]> {
  const manager = await stage.as('manager-1')
  const workshops: Workshop[] = []
  for (let index = 0; index < WORKSHOPS; index++) {
    workshops.push(await publishWorkshop(manager, { capacity: 10, inDays: 3 + index }))
  }
  return workshops
}

export async function gather(
  { stage, system }: BreakableStage,
  workshops: Workshop[],
  dice: Dice,
): Promise<Crowd> {
  const otherSlotIds = await slotsOfDemo(stage)
  return gatherCrowd(system().url, { workshops, otherSlotIds, dice })
}

/** Keeps a part away for as long as `work` takes. */
export async function whileAway<T>(
  { cluster }: ClusterSystem,
  part: string,
  work: () => Promise<T>,
): Promise<T> {
  const release = await cluster.keepDown(part)
  try {
    return await work()
  } finally {
    release()
  }
}

/** Waits until every part of the cluster says that it serves. */
export async function untilReady(system: ClusterSystem): Promise<void> {
  for (const { url } of system.facts().processes.filter((one) => one.url !== null)) {
    const ask = () => fetch(`${must(url)}/readyz`).then((answer) => answer.json())
    await eventually(async () => expect(await ask()).toMatchObject({ ok: true }), {
      withinMs: READY_WITHIN_MS,
    })
  }
}

/** Waits until all is up again, and looks whether everything is as it should be and as the crowd was told. */
export async function seeAllWell(system: ClusterSystem, { record, people }: Crowd): Promise<void> {
  await untilReady(system)
  expect(record.wrong).toEqual([])
  const { databases } = system.facts()
  expect(await findViolations(databases)).toEqual([])
  const told = record.acknowledged.values()
  expect(await compareWithDatabase(must(databases['booking']), people, told)).toEqual([])
}

/** Slots of many days and places, that nothing is about to happen to. */
async function slotsOfDemo(stage: Stage): Promise<string[]> {
  const citizen = await stage.as('citizen-999')
  const from = new Date(Date.now() + 3 * 86_400_000).toISOString()
  const { sessions } = await citizen.query<{ sessions: { edges: { node: { slot: { id: string } } }[] } }>(
    'query ($from: DateTime) { sessions(first: 40, from: $from, onlyAvailable: true) { edges { node { slot { id } } } } }',
    { from },
  )
  return sessions.edges.map(({ node }) => node.slot.id)
}
