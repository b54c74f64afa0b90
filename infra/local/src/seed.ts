import { seedDemo } from '@xingzhi/demo/seed-demo'
import { createActorTokens } from '@xingzhi/runtime/actor'
import type { Clock } from '@xingzhi/runtime/clock'
import type { Log } from '@xingzhi/runtime/log'
import { createServiceClients, type ServiceTargets } from '@xingzhi/runtime/service-clients'

// Any number: the same one makes the same demo everywhere.
const SEED = 2026
const DEADLINE_MS = 30_000

/** Fills a system with the demo when it is empty; says whether it was. */
export async function seedEmptySystem(
  services: ServiceTargets,
  { actorKey, clock, log }: { actorKey: string; clock: Clock; log: Log },
): Promise<boolean> {
  const clients = createServiceClients(services, { deadlineMs: DEADLINE_MS })
  const tokens = createActorTokens(actorKey, clock)
  return (await seedDemo({ ...clients, tokens, clock, log, seed: SEED })) !== undefined
}
