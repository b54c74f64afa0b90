import { setTimeout as pause } from 'node:timers/promises'
import type { Cluster } from '@xingzhi/cluster/cluster'
import { processIdentity } from '@xingzhi/runtime/process-identity'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import type { Dice } from './dice.ts'

const PARTS = ['booking', 'venue', 'route', 'guide', 'gateway-1', 'gateway-2', 'kafka', 'redis', 'postgres']
const GATEWAYS = ['gateway-1', 'gateway-2']
const REALIVE_WITHIN_MS = 60_000

/** Every part twice, in an order that the dice choose; of the two gateways one each time. */
export function planKills(dice: Dice): string[] {
  const [first = ''] = dice.shuffle(GATEWAYS)
  const parts = PARTS.filter((part) => !GATEWAYS.includes(part))
  const gateways = [first, ...GATEWAYS.filter((name) => name !== first)]
  return dice.shuffle([...parts, ...parts, ...gateways])
}

/** Kills with -9, spread over the time. A part is killed whatever else is down just then, once it lives itself. */
export async function killAll(cluster: Cluster, names: string[], withinMs: number): Promise<void> {
  for (const name of names) {
    await pause(withinMs / names.length)
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
