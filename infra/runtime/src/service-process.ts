import { setTimeout as pause } from 'node:timers/promises'
import type { Bus } from './bus/bus.ts'
import { createKafkaBus } from './bus/kafka.ts'
import { isOutage } from './database.ts'
import { createLog, type Log } from './log.ts'
import type { ProcessConfig } from './process-config.ts'
import { serveRpc } from './rpc-server.ts'
import { run } from './run.ts'
import type { Service } from './service.ts'
import { startTelemetry } from './telemetry.ts'

const DATABASE_WITHIN_MS = 30_000
const DATABASE_PAUSE_MS = 200

/** Runs one service as a process of its own, over Kafka, until it is told to stop. */
export function runService<C extends ProcessConfig>(
  readConfig: () => C,
  create: (config: C, parts: { bus: Bus; log: Log }) => Promise<Service>,
): Promise<void> {
  return run(async () => {
    const config = readConfig()
    const log = createLog({ name: config.name, level: config.logLevel })
    const telemetry = startTelemetry({
      name: config.name,
      endpoint: config.otlpEndpoint,
      sampledShare: config.sampledShare,
    })
    const bus = createKafkaBus({ brokers: config.kafkaBrokers, clientId: config.name, log })
    const service = await untilDatabaseIsThere(() => create(config, { bus, log }), log)
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

/** A database that recovers is waited for: to end and be started again takes longer each time. */
async function untilDatabaseIsThere<T>(create: () => Promise<T>, log: Log): Promise<T> {
  const givesUpAt = performance.now() + DATABASE_WITHIN_MS
  for (;;) {
    try {
      return await create()
    } catch (error) {
      if (!isOutage(error) || performance.now() > givesUpAt) throw error
      log.warn({ err: error }, 'the database is away')
      await pause(DATABASE_PAUSE_MS)
    }
  }
}
