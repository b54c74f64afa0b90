import { startTelemetry } from '@xingzhi/runtime/telemetry'
import { readSystemSettings } from './config.ts'
import { startEmbedded } from './embedded.ts'
import { greet, runSystem } from './run-system.ts'

await runSystem(async () => {
  const settings = readSystemSettings(process.env)
  const telemetry = startTelemetry({
    name: 'xingzhi',
    endpoint: settings.otlpEndpoint,
    sampledShare: settings.sampledShare,
  })
  const system = await startEmbedded(settings)
  greet(system.url, settings)
  return {
    log: system.log,
    async stop() {
      await system.stop()
      await telemetry.stop()
    },
  }
})
