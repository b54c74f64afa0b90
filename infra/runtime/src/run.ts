import { SettingsError } from './env.ts'
import { createLog, type Log } from './log.ts'

export interface Running {
  /** Drains and closes everything that was started. */
  stop(): Promise<void>
  log?: Log
}

/** Runs a process: SIGTERM or SIGINT stops it gracefully, a second one at once; what nobody caught is logged and ends it with 1. */
export async function run(main: () => Promise<Running>): Promise<void> {
  let log = createLog({ name: 'process' })
  const fail = (error: unknown) => {
    log.fatal({ err: error }, 'unforeseen')
    process.exit(1)
  }
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)

  const signalled = Promise.withResolvers<void>()
  let isStopping = false
  const onSignal = () => {
    if (isStopping) process.exit(1)
    isStopping = true
    signalled.resolve()
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)

  let running: Running
  try {
    running = await main()
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(2)
  }
  log = running.log ?? log
  await signalled.promise
  log.info('stopping')
  await running.stop()
  process.exit(0)
}
