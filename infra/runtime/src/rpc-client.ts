import { Agent } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { DescMethod, DescService } from '@bufbuild/protobuf'
import { MethodOptions_IdempotencyLevel } from '@bufbuild/protobuf/wkt'
import {
  type Client,
  Code,
  ConnectError,
  createClient,
  type Interceptor,
  type Transport,
} from '@connectrpc/connect'
import { createConnectTransport } from '@connectrpc/connect-node'
import { currentRequestId } from './log.ts'
import { createInProcessTransport } from './rpc-in-process.ts'
import { REQUEST_ID_HEADER, TRACEPARENT_HEADER } from './rpc-interceptors.ts'
import type { Service } from './service.ts'
import { currentTraceparent, SpanKind, withSpan } from './telemetry.ts'

/** Where a service is: its address (`http://127.0.0.1:4301`), or the service itself in this process. */
export type RpcTarget = string | Pick<Service, 'routes' | 'interceptors'>

export interface RpcClientOptions {
  /** Called before each call: who asks. Undefined: nobody in particular. */
  actorToken?: () => string | undefined
  /** Of each call, retries included. Default 10 s. */
  deadlineMs?: number
  /** How long a service that is unavailable is waited for; who asks one that has been away longer is told at once. Default 5 s. */
  patienceMs?: number
  /** Around each call with all its retries; the outermost first. */
  interceptors?: Interceptor[]
}

const DEADLINE_MS = 10_000
const PAUSE_FIRST_MS = 25
const PAUSE_MAX_MS = 250
/** As long as a process or a database takes to start anew, on a machine that has not much else to do. */
export const PATIENCE_MS = 5_000
// Aborted: the connection broke while the service worked on the call.
const AWAY = new Set([Code.Unavailable, Code.Aborted])

/**
 * A client of a service. While it is unavailable, calls are tried again that may be made twice: of methods that are
 * NO_SIDE_EFFECTS or IDEMPOTENT, and those that carry an idempotency key. So a service that starts anew is waited for.
 */
export function createRpcClient<S extends DescService>(
  service: S,
  target: RpcTarget,
  options: RpcClientOptions = {},
): Client<S> {
  const { actorToken, patienceMs = PATIENCE_MS } = options
  const interceptors = [...(options.interceptors ?? []), createRetries(patienceMs), identified(actorToken)]
  const defaultTimeoutMs = options.deadlineMs ?? DEADLINE_MS
  return createClient(service, transportTo(target, interceptors, defaultTimeoutMs))
}

/** Call options that name who asks, for one call: `client.cancelSession(request, asActor(token))`. */
export function asActor(token: string): { headers: { authorization: string } } {
  return { headers: { authorization: `Bearer ${token}` } }
}

function transportTo(target: RpcTarget, interceptors: Interceptor[], defaultTimeoutMs: number): Transport {
  if (typeof target !== 'string') return createInProcessTransport(target, interceptors, defaultTimeoutMs)
  return createConnectTransport({
    baseUrl: target,
    httpVersion: '1.1',
    nodeOptions: { agent: new Agent({ keepAlive: true, maxSockets: 64 }) },
    acceptCompression: [],
    interceptors,
    defaultTimeoutMs,
  })
}

function identified(actorToken: RpcClientOptions['actorToken']): Interceptor {
  return (next) => (request) => {
    const name = `${request.service.typeName}/${request.method.name}`
    return withSpan(name, { kind: SpanKind.CLIENT }, () => {
      const token = actorToken?.()
      if (token !== undefined && !request.header.has('authorization')) {
        request.header.set('authorization', `Bearer ${token}`)
      }
      const requestId = currentRequestId()
      if (requestId !== undefined) request.header.set(REQUEST_ID_HEADER, requestId)
      const traceparent = currentTraceparent()
      if (traceparent !== undefined) request.header.set(TRACEPARENT_HEADER, traceparent)
      return next(request)
    })
  }
}

function createRetries(patienceMs: number): Interceptor {
  let awaySince = Number.NEGATIVE_INFINITY
  let failedAt = Number.NEGATIVE_INFINITY

  /** How long the service has been away, now that it was once more. */
  function noteFailure(): number {
    const now = performance.now()
    // Long after a failure nobody knows how it was meanwhile.
    if (now - failedAt > patienceMs) awaySince = now
    failedAt = now
    return now - awaySince
  }

  return (next) => async (request) => {
    const givesUpAt = performance.now() + patienceMs
    for (let attempt = 0; ; attempt++) {
      try {
        const answer = await next(request)
        failedAt = Number.NEGATIVE_INFINITY
        return answer
      } catch (reason) {
        const error = asConnectError(reason)
        if (!AWAY.has(error.code)) throw error
        const isOver = noteFailure() >= patienceMs || performance.now() >= givesUpAt
        if (isOver || !isRepeatable(request) || request.signal.aborted) throw error
        const pauseMs = Math.min(PAUSE_MAX_MS, PAUSE_FIRST_MS * 2 ** attempt)
        await pause(pauseMs * (0.5 + Math.random()), undefined, { signal: request.signal })
      }
    }
  }
}

/** Connect takes a request that could not be written, since the other side has closed, for a bug. */
function asConnectError(reason: unknown): ConnectError {
  const error = ConnectError.from(reason)
  const { code } = (error.cause ?? {}) as { code?: unknown }
  return code === 'EPIPE' ? new ConnectError('closed', Code.Unavailable, undefined, undefined, error) : error
}

/** What a request may carry beside what its method says. */
interface Keyed {
  idempotencyKey?: unknown
  items?: unknown
}

function isRepeatable({ method, message }: { method: DescMethod; message: unknown }): boolean {
  if (method.idempotency !== MethodOptions_IdempotencyLevel.IDEMPOTENCY_UNKNOWN) return true
  const { idempotencyKey, items } = message as Keyed
  if (Array.isArray(items)) return items.every((item: Keyed) => isKey(item.idempotencyKey))
  return isKey(idempotencyKey)
}

function isKey(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}
