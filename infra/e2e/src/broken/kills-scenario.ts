import { randomInt } from 'node:crypto'
import { must } from '@xingzhi/runtime/assert'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openSession, seePlacesLeft } from '../session-view.ts'
import type { Stage } from '../stage.ts'
import type { ClusterSystem } from '../start-system.ts'
import type { Workshop } from '../workshop.ts'
import { type BreakableStage, gather, publishWorkshops, untilReady } from './cluster-stage.ts'
import { noteDown } from './crowd.ts'
import { createDice } from './dice.ts'
import { killAll, planKills } from './kills.ts'
import { compareWithApi, compareWithDatabase, findViolations, readPlacesLeft } from './recount.ts'

const SEED_MAX = 2 ** 31
const VISITS_MAX = 20
const KILL_EVERY_MS = 3_000
/** A part that is still coming back is waited for. */
const KILL_WITHIN_MS = 10_000
/** What starts anew and settles after the last kill, and the recounting. */
const AFTERWARDS_MS = 180_000

/** Every part of the cluster is killed while people reserve, cancel and watch. */
export function killScenarios(breakable: BreakableStage): void {
  const { stage, system } = breakable
  const { soak } = stage.config
  const seed = soak.seed ?? randomInt(SEED_MAX)
  const plan = planKills(createDice(seed), soak.times(1))

  test(
    `every part is killed under load, ${plan.length} kills, and nothing that was acknowledged is lost (SOAK_SEED=${seed})`,
    async () => {
      const workshops = await publishWorkshops(stage)
      const hot = must(workshops[0])
      const pages = await openOnEachGateway(stage, system(), hot)
      const crowd = await gather(breakable, workshops, createDice(seed))
      await killAll(system().cluster, plan, KILL_EVERY_MS)
      await crowd.leave()
      await noteDown(stage.config.artefactsFolder, `killed ${plan.join(', ')}`, crowd.record)

      await untilReady(system())
      expect(crowd.record.wrong).toEqual([])
      const { databases } = system().facts()
      expect(await findViolations(databases)).toEqual([])
      const told = [...crowd.record.acknowledged.values()]
      expect(await compareWithDatabase(must(databases['booking']), crowd.people, told)).toEqual([])
      expect(await compareWithApi(system().url, crowd.people, told)).toEqual([])
      const left = await readPlacesLeft(must(databases['booking']), hot.slotId)
      for (const page of pages) {
        await seePlacesLeft(page, left)
        expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true)
      }
    },
    plan.length * KILL_WITHIN_MS + AFTERWARDS_MS,
  )
}

/** Two browsers that watch a session, each by another gateway: which one a connection reaches is left to chance, so it is tried. */
async function openOnEachGateway(stage: Stage, system: ClusterSystem, workshop: Workshop): Promise<Page[]> {
  const gateways = system.facts().processes.filter(({ name }) => name.startsWith('gateway'))
  const watchers = () => Promise.all(gateways.map(({ url }) => countLiveConnections(must(url))))
  const pages: Page[] = []
  for (let visits = 0; visits < VISITS_MAX; visits++) {
    const { page } = await stage.visit()
    await openSession(page, workshop)
    await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }))
    await eventually(async () => expect(sum(await watchers())).toBe(pages.length + 1), { withinMs: 20_000 })
    pages.push(page)
    if (pages.length < 2) continue
    if ((await watchers()).every((count) => count > 0)) return pages
    await must(pages.pop()).context().close()
    await eventually(async () => expect(sum(await watchers())).toBe(pages.length), { withinMs: 20_000 })
  }
  throw new Error(`${VISITS_MAX} visits all reached the same gateway`)
}

async function countLiveConnections(gatewayUrl: string): Promise<number> {
  const figures = await (await fetch(`${gatewayUrl}/metrics`)).text()
  return Number(must(/^xingzhi_live_connections (\d+)$/m.exec(figures)?.[1]))
}

function sum(counts: number[]): number {
  return counts.reduce((all, count) => all + count, 0)
}
