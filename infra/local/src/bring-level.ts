import { type ServiceName, serviceNames } from '@xingzhi/proto/services'
import { createLocalBus } from '@xingzhi/runtime/bus/local'
import type { Log } from '@xingzhi/runtime/log'
import { truthsOfServices } from '@xingzhi/verify/services'
import type { Environment } from './config.ts'
import { createServices } from './service-list.ts'

/**
 * Services that a data folder does not have yet need what the others told long ago. Those write their facts to their outboxes again
 * before the newcomers' databases are made, so that a start which ends on its way is simply done again.
 */
export async function bringLevel(
  newcomers: readonly ServiceName[],
  env: Environment,
  found: readonly string[],
  log: Log,
): Promise<void> {
  const heard = new Set(
    newcomers.flatMap((name) => truthsOfServices[name]?.follows.map(({ of }) => of) ?? []),
  )
  const tellers = serviceNames.filter((name) => heard.has(name) && found.includes(name))
  await using started = new AsyncDisposableStack()
  const services = await createServices(tellers, env, { bus: createLocalBus(), log }, started)
  for (const service of Object.values(services)) {
    const facts = await service.republish()
    log.info({ teller: service.name, newcomers, facts }, 'tells its facts again for services that join')
  }
}
