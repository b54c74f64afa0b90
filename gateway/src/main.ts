import { createKafkaBus } from '@xingzhi/runtime/bus/kafka'
import { createLog } from '@xingzhi/runtime/log'
import { run } from '@xingzhi/runtime/run'
import { startTelemetry } from '@xingzhi/runtime/telemetry'
import { readGatewayProcessConfig } from './config.ts'
import { createGateway } from './server.ts'

await run(async () => {
  const config = readGatewayProcessConfig(process.env)
  const log = createLog({ name: config.name, level: config.logLevel })
  const telemetry = startTelemetry({
    name: config.name,
    endpoint: config.otlpEndpoint,
    sampledShare: config.sampledShare,
  })
  const bus = createKafkaBus({ brokers: config.kafkaBrokers, clientId: config.name, log })
  const gateway = createGateway(config, {
    ...config.services,
    bus,
    redisUrl: config.redisUrl,
    log,
  })
  await gateway.start()
  return {
    log,
    async stop() {
      await gateway.stop()
      await bus.close()
      await telemetry.stop()
    },
  }
})
