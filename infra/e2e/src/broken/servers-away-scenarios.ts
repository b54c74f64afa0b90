import { setTimeout as pause } from 'node:timers/promises'
import { must } from '@xingzhi/runtime/assert'
import { PATIENCE_MS } from '@xingzhi/runtime/rpc-client'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { expect, test } from 'vitest'
import { openSession, seePlacesLeft } from '../session-view.ts'
import { publishWorkshop } from '../workshop.ts'
import { type BreakableStage, gather, publishWorkshops, seeAllWell, whileAway } from './cluster-stage.ts'
import { noteDown } from './crowd.ts'
import { createDice } from './dice.ts'
import { countOutbox, readPlacesLeft } from './recount.ts'

const OUTAGE_MS = 3_000
/** Longer than a call waits for what it needs. */
const OUTAGE_OF_DATA_MS = PATIENCE_MS + 1_000
const TOLD_WITHIN_MS = 20_000
const AFTERWARDS_MS = 150_000

/** What the processes stand on is kept away for a while, and comes back. */
export function serversAwayScenarios(breakable: BreakableStage): void {
  const { stage, system } = breakable
  const { soak } = stage.config
  const [awayMs, dataAwayMs] = [soak.times(OUTAGE_MS), soak.times(OUTAGE_OF_DATA_MS)]
  const bookingDatabase = () => must(system().facts().databases['booking'])

  test.each([
    ['redis', 'live updates'],
    ['kafka', 'events'],
  ])(
    'without %s people sign in, reserve, cancel and watch as ever, and readiness tells',
    async (part, named) => {
      const workshops = await publishWorkshops(stage)
      const hot = must(workshops[0])
      const manager = await stage.as('manager-1')
      const { page } = await stage.visit()
      await openSession(page, hot)
      const crowd = await whileAway(system(), part, async () => {
        const gathered = await gather(breakable, workshops, createDice(1))
        await eventually(async () => expect(await partsAway(stage.url('/readyz'))).toContain(named), {
          withinMs: TOLD_WITHIN_MS,
        })
        await pause(awayMs)
        await gathered.leave()
        await seePlacesLeft(page, await readPlacesLeft(bookingDatabase(), hot.slotId))
        if (part === 'kafka') expect(await countOutbox(bookingDatabase())).toBeGreaterThan(0)
        return gathered
      })
      await noteDown(stage.config.artefactsFolder, `${part} away`, crowd.record)
      expect(crowd.record.counts).toMatchObject({ unavailable: 0, cut: 0 })
      await seeAllWell(system(), crowd)
      // Booking hears of it again.
      await publishWorkshop(manager, { capacity: 5, inDays: 9 })
    },
    awayMs + AFTERWARDS_MS,
  )

  test(
    'without PostgreSQL everybody is told to try again, and afterwards everything that was acknowledged is there',
    async () => {
      const workshops = await publishWorkshops(stage)
      const crowd = await gather(breakable, workshops, createDice(2))
      await eventually(() => expect(crowd.record.acknowledged.size).toBeGreaterThan(5), {
        withinMs: TOLD_WITHIN_MS,
      })
      await whileAway(system(), 'postgres', () => pause(dataAwayMs))
      await crowd.leave()
      await noteDown(stage.config.artefactsFolder, 'postgres away', crowd.record)
      expect(crowd.record.counts.unavailable).toBeGreaterThan(0)
      await seeAllWell(system(), crowd)
    },
    dataAwayMs + AFTERWARDS_MS,
  )
}

/** What `/readyz` names. */
async function partsAway(readyUrl: string): Promise<string[]> {
  const answer = await (await fetch(readyUrl)).json()
  const { parts } = answer as { parts: { part: string; ok: boolean }[] }
  return parts.filter(({ ok }) => !ok).map(({ part }) => part)
}
