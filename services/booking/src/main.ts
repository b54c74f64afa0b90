import { runService } from '@xingzhi/runtime/service-process'
import { readBookingProcessConfig } from './config.ts'
import { createBookingService } from './service.ts'

await runService(() => readBookingProcessConfig(process.env), createBookingService)
