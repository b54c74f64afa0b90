import { seedEmptySystem } from '@xingzhi/local/seed'
import { systemClock } from '@xingzhi/runtime/clock'
import { createLog } from '@xingzhi/runtime/log'
import { readSeedConfig } from './config.ts'

// In containers: runs once all services are ready, and ends.
const { services, actorKey, demo } = readSeedConfig(process.env)
const log = createLog({ name: 'demo' })
if (demo) await seedEmptySystem(services, { actorKey, clock: systemClock, log })
