import { AsyncLocalStorage } from 'node:async_hooks'
import { trace } from '@opentelemetry/api'
import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

const requestIds = new AsyncLocalStorage<string>()

/** A JSON log. Each line carries the request id and the trace id of the call that wrote it. Never log names, contacts, texts or positions. */
export function createLog(options: {
  name: string
  level?: LogLevel | undefined
  destination?: DestinationStream
}): Log {
  const settings = {
    name: options.name,
    level: options.level ?? 'info',
    mixin: whoAsked,
    serializers: { err: bareError },
    redact: {
      paths: ['displayName', 'contact', 'actorToken', '*.displayName', '*.contact', '*.actorToken'],
      remove: true,
    },
  }
  return options.destination ? pino(settings, options.destination) : pino(settings)
}

/** A log that drops everything, for tests. */
export const silentLog: Log = pino({ level: 'silent' })

/** Runs `work` so that its log lines, and the RPCs that it makes, carry this request id. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return requestIds.run(requestId, work)
}

export function currentRequestId(): string | undefined {
  return requestIds.getStore()
}

function whoAsked(): object {
  const requestId = requestIds.getStore()
  const traceId = trace.getActiveSpan()?.spanContext().traceId
  return { ...(requestId && { requestId }), ...(traceId && { traceId }) }
}

/** What an error is, without what a driver hangs on it: PostgreSQL quotes whole rows in `detail` and `where`. */
function bareError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code } = error as { code?: unknown }
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' && { code }),
    stack: error.stack,
    ...(error.cause !== undefined && { cause: bareCause(error.cause) }),
  }
}

/** A cause can be anything, such as the whole address that came back from a sign-in: only its kind is told. */
function bareCause(cause: unknown): object {
  return cause instanceof Error ? bareError(cause) : { type: Object(cause).constructor?.name ?? 'unknown' }
}
