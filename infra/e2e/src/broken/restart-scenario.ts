import { setTimeout as pause } from 'node:timers/promises'
import { PATIENCE_MS } from '@xingzhi/runtime/rpc-client'
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
    const { counts } = crowd.record
    const noticed: string[] = []
    for (const name of ROLLED) {
      await pause(AT_WORK_MS)
      const before = { ...counts }
      const pid = system().cluster.pid(name)
      const endedAt = performance.now()
      process.kill(pid, 'SIGTERM')
      await eventually(() => expect(system().cluster.pid(name)).not.toBe(pid), { withinMs: BACK_WITHIN_MS })
      await untilReady(system())
      // Who asks is kept waiting for so long, and an answer in hand is waited for; a busy machine may take longer for both.
      const isBackInTime = performance.now() - endedAt < PATIENCE_MS
      const isNoticed = counts.unavailable > before.unavailable || counts.cut > before.cut
      if (isBackInTime && isNoticed) noticed.push(name)
    }
    await crowd.leave()
    await noteDown(stage.config.artefactsFolder, 'rolling restart', crowd.record)
    expect(noticed).toEqual([])
    await seeAllWell(system(), crowd)
  })
}
