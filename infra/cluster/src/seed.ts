import { seedEmptySystem } from '@xingzhi/local/seed'
import { systemClock } from '@xingzhi/runtime/clock'
import { createLog } from '@xingzhi/runtime/log'
import { readSeedConfig } from './config.ts'

// In containers: runs once all services are ready, and ends.
const { venueUrl, bookingUrl, routeUrl, guideUrl, actorKey, demo } = readSeedConfig(process.env)
const log = createLog({ name: 'demo' })
const targets = { venue: venueUrl, booking: bookingUrl, route: routeUrl, guide: guideUrl }
if (demo) await seedEmptySystem({ ...targets, actorKey, clock: systemClock, log })
