import { runService } from '@xingzhi/runtime/service-process'
import { readGuideProcessConfig } from './config.ts'
import { createGuideService } from './service.ts'

await runService(
  () => readGuideProcessConfig(process.env),
  (config, parts) => createGuideService(config, { ...parts, booking: config.bookingUrl }),
)
