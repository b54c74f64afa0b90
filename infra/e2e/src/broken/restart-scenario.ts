import { setTimeout as pause } from 'node:timers/promises'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { expect, test } from 'vitest'
import { type BreakableStage, gather, publishWorkshops, seeAllWell, untilReady } from './cluster-stage.ts'
import { noteDown } from './crowd.ts'
import { createDice } from './dice.ts'

const ROLLED = ['venue', 'booking', 'route', 'guide', 'gateway-1', 'gateway-2']
const BACK_WITHIN_MS = 60_000
const AT_WORK_MS = 1_000

/** Each of our processes is told to end and starts anew, one after the other, as a new version is rolled out. */
export function restartScenario(breakable: BreakableStage): void {
  const { stage, system } = breakable

  test('services and gateways that are restarted one after the other are not noticed', async () => {
    const workshops = await publishWorkshops(stage)
    const crowd = await gather(breakable, workshops, createDice(3))
    for (const name of ROLLED) {
      await pause(AT_WORK_MS)
      const pid = system().cluster.pid(name)
      process.kill(pid, 'SIGTERM')
      await eventually(() => expect(system().cluster.pid(name)).not.toBe(pid), { withinMs: BACK_WITHIN_MS })
      await untilReady(system())
    }
    await crowd.leave()
    await noteDown(stage.config.artefactsFolder, 'rolling restart', crowd.record)
    expect(crowd.record.counts).toMatchObject({ unavailable: 0, cut: 0 })
    await seeAllWell(system(), crowd)
  })
}
