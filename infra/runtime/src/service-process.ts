import type { Bus } from './bus/bus.ts'
import { createKafkaBus } from './bus/kafka.ts'
import { createLog, type Log } from './log.ts'
import type { ProcessConfig } from './process-config.ts'
import { serveRpc } from './rpc-server.ts'
import { run } from './run.ts'
import type { Service } from './service.ts'
import { startTelemetry } from './telemetry.ts'

/** Runs one service as a process of its own, over Kafka, until it is told to stop. */
export function runService<C extends ProcessConfig>(
  readConfig: () => C,
  create: (config: C, parts: { bus: Bus; log: Log }) => Promise<Service>,
): Promise<void> {
  return run(async () => {
    const config = readConfig()
    const log = createLog({ name: config.name, level: config.logLevel })
    const telemetry = startTelemetry({ name: config.name, endpoint: config.otlpEndpoint })
    const bus = createKafkaBus({ brokers: config.kafkaBrokers, clientId: config.name, log })
    const service = await create(config, { bus, log })
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
}
