import { seedEmptySystem } from '@xingzhi/local/seed'
import { systemClock } from '@xingzhi/runtime/clock'
import { createLog } from '@xingzhi/runtime/log'
import { readSeedConfig } from './config.ts'

// In containers: runs once all services are ready, and ends.
const { venueUrl, bookingUrl, actorKey, demo } = readSeedConfig(process.env)
const log = createLog({ name: 'demo' })
if (demo) await seedEmptySystem({ venue: venueUrl, booking: bookingUrl, actorKey, clock: systemClock, log })
