import { Code, ConnectError, type Interceptor } from '@connectrpc/connect'
import { isOutage, logOutage } from './database.ts'
import { newId } from './ids.ts'
import { type Log, withRequestId } from './log.ts'
import { rpcSeconds } from './metrics.ts'
import { SpanKind, withSpan } from './telemetry.ts'

export const REQUEST_ID_HEADER = 'x-request-id'
export const TRACEPARENT_HEADER = 'traceparent'

const REQUEST_ID = /^[\w-]{1,64}$/

/** What every RPC that a service answers goes through, the outermost first: request id, span, duration, masked errors. */
export function serverInterceptors(log: Log): Interceptor[] {
  return [traced, measured, masked(log)]
}

const traced: Interceptor = (next) => (request) => {
  const given = request.header.get(REQUEST_ID_HEADER)
  const requestId = given !== null && REQUEST_ID.test(given) ? given : newId()
  const traceparent = request.header.get(TRACEPARENT_HEADER) ?? undefined
  const name = `${request.service.typeName}/${request.method.name}`
  return withRequestId(requestId, () =>
    withSpan(name, { kind: SpanKind.SERVER, traceparent }, () => next(request)),
  )
}

const measured: Interceptor = (next) => async (request) => {
  const startedAt = performance.now()
  let code = 'ok'
  try {
    return await next(request)
  } catch (error) {
    code = Code[ConnectError.from(error).code]
    throw error
  } finally {
    const labels = { service: request.service.typeName, method: request.method.name, code }
    rpcSeconds.observe(labels, (performance.now() - startedAt) / 1000)
  }
}

/** An outage becomes Unavailable, which callers may retry; anything else unforeseen is logged and told to nobody. */
function masked(log: Log): Interceptor {
  return (next) => async (request) => {
    try {
      return await next(request)
    } catch (error) {
      if (error instanceof ConnectError) throw error
      const rpc = `${request.service.typeName}/${request.method.name}`
      if (isOutage(error)) {
        logOutage(log, error, { rpc })
        throw new ConnectError('try again', Code.Unavailable)
      }
      if (request.signal.aborted) throw ConnectError.from(request.signal.reason, Code.Canceled)
      log.error({ err: error, rpc }, 'an RPC failed')
      // The cause is for tests in this process; no transport sends it.
      throw new ConnectError('internal error', Code.Internal, undefined, undefined, error)
    }
  }
}
