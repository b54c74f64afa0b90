import { readBookingConfig } from '@xingzhi/booking/config'
import { createBookingService } from '@xingzhi/booking/service'
import type { Service, ServiceOverrides } from '@xingzhi/runtime/service'
import { readVenueConfig } from '@xingzhi/venue/config'
import { createVenueService } from '@xingzhi/venue/service'
import type { Environment } from './config.ts'

export interface ServiceEntry {
  name: string
  create(env: Environment, overrides: ServiceOverrides): Promise<Service>
}

/** The services that a system consists of, those first whom others listen to. */
export const serviceList: ServiceEntry[] = [
  { name: 'venue', create: (env, overrides) => createVenueService(readVenueConfig(env), overrides) },
  { name: 'booking', create: (env, overrides) => createBookingService(readBookingConfig(env), overrides) },
]
