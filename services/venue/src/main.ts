import { runService } from '@xingzhi/runtime/service-process'
import { readVenueProcessConfig } from './config.ts'
import { createVenueService } from './service.ts'

await runService(() => readVenueProcessConfig(process.env), createVenueService)
