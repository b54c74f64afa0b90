import { readBookingConfig } from '@xingzhi/booking/config'
import { createBookingService } from '@xingzhi/booking/service'
import { readGuideConfig } from '@xingzhi/guide/config'
import { createGuideService } from '@xingzhi/guide/service'
import { type ServiceName, serviceNames } from '@xingzhi/proto/services'
import { readRouteConfig } from '@xingzhi/route/config'
import { createRouteService } from '@xingzhi/route/service'
import type { Service, ServiceOverrides } from '@xingzhi/runtime/service'
import { readVenueConfig } from '@xingzhi/venue/config'
import { createVenueService } from '@xingzhi/venue/service'
import type { Environment } from './config.ts'

type Create = (
  env: Environment,
  overrides: ServiceOverrides,
  /** A service that this one calls. */
  other: (name: ServiceName) => Promise<Service>,
) => Promise<Service>

const creators: Record<ServiceName, Create> = {
  venue: (env, overrides) => createVenueService(readVenueConfig(env), overrides),
  booking: (env, overrides) => createBookingService(readBookingConfig(env), overrides),
  route: (env, overrides) => createRouteService(readRouteConfig(env), overrides),
  guide: async (env, overrides, other) =>
    createGuideService(readGuideConfig(env), { ...overrides, booking: await other('booking') }),
}

/** Creates services side by side, and those that they call. They are stopped with `started`, in the opposite order. */
export async function createServices<Name extends ServiceName>(
  names: readonly Name[],
  env: Environment,
  overrides: ServiceOverrides,
  started: AsyncDisposableStack,
): Promise<Record<Name, Service>> {
  const creating = new Map<ServiceName, Promise<Service>>()
  const create = (name: ServiceName): Promise<Service> => {
    const known = creating.get(name)
    if (known !== undefined) return known
    const made = creators[name](env, overrides, create)
    creating.set(name, made)
    return made
  }
  for (const name of names) create(name)
  await Promise.allSettled(creating.values())
  for (const name of serviceNames) {
    const service = await creating.get(name)?.catch(() => undefined)
    started.defer(async () => service?.stop())
  }
  const created = names.map(async (name) => [name, await create(name)] as const)
  return Object.fromEntries(await Promise.all(created)) as Record<Name, Service>
}
