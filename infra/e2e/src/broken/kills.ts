import { setTimeout as pause } from 'node:timers/promises'
import type { Cluster } from '@xingzhi/cluster/cluster'
import { processIdentity } from '@xingzhi/runtime/process-identity'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import type { Dice } from './dice.ts'

const PARTS = ['booking', 'venue', 'route', 'guide', 'gateway-1', 'gateway-2', 'kafka', 'redis', 'postgres']
const REALIVE_WITHIN_MS = 60_000

/** Every part so many times, in an order that the dice choose. */
export function planKills(dice: Dice, times: number): string[] {
  return dice.shuffle(Array.from({ length: times }, () => PARTS).flat())
}

/** Kills with -9, one after the other. A part is killed whatever else is down just then, once it lives itself. */
export async function killAll(cluster: Cluster, names: string[], everyMs: number): Promise<void> {
  for (const name of names) {
    await pause(everyMs)
    await killOnceAlive(cluster, name)
  }
}

export async function killOnceAlive(cluster: Cluster, name: string): Promise<void> {
  await eventually(() => assertAlive(cluster, name), { withinMs: REALIVE_WITHIN_MS })
  cluster.kill(name)
}

function assertAlive(cluster: Cluster, name: string): void {
  if (processIdentity(cluster.pid(name)) === '') throw new Error(`${name} has not come back`)
}
