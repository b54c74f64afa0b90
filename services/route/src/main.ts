import { runService } from '@xingzhi/runtime/service-process'
import { readRouteProcessConfig } from './config.ts'
import { createRouteService } from './service.ts'

await runService(() => readRouteProcessConfig(process.env), createRouteService)
