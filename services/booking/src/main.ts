import { createKafkaBus } from '@xingzhi/runtime/bus/kafka'
import { createLog } from '@xingzhi/runtime/log'
import { serveRpc } from '@xingzhi/runtime/rpc-server'
import { run } from '@xingzhi/runtime/run'
import { startTelemetry } from '@xingzhi/runtime/telemetry'
import { readBookingProcessConfig } from './config.ts'
import { createBookingService } from './service.ts'

await run(async () => {
  const config = readBookingProcessConfig(process.env)
  const log = createLog({ name: config.name, level: config.logLevel })
  const telemetry = startTelemetry({ name: config.name, endpoint: config.otlpEndpoint })
  const bus = createKafkaBus({ brokers: config.kafkaBrokers, clientId: config.name, log })
  const service = await createBookingService(config, { bus, log })
  await service.start()
  const server = await serveRpc({ services: [service], host: config.host, port: config.rpcPort, log })
  return {
    log,
    async stop() {
      await server.stop()
      await service.stop()
      await bus.close()
      await telemetry.stop()
    },
  }
})
