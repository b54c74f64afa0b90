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
}

const DEADLINE_MS = 10_000
const RETRIES_MAX = 3
const PAUSE_FIRST_MS = 25
// Aborted: the connection broke while the service worked on the call.
const AWAY = new Set([Code.Unavailable, Code.Aborted])

/** A client of a service. Only methods that are NO_SIDE_EFFECTS or IDEMPOTENT are tried again, and only when the service was unavailable. */
export function createRpcClient<S extends DescService>(
  service: S,
  target: RpcTarget,
  options: RpcClientOptions = {},
): Client<S> {
  const interceptors = [retried, identified(options.actorToken)]
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

const retried: Interceptor = (next) => async (request) => {
  for (let attempt = 0; ; attempt++) {
    try {
      return await next(request)
    } catch (error) {
      const isWorthAnother = AWAY.has(ConnectError.from(error).code) && isRepeatable(request.method)
      if (!isWorthAnother || attempt === RETRIES_MAX || request.signal.aborted) throw error
      await pause(PAUSE_FIRST_MS * 2 ** attempt * (0.5 + Math.random()), undefined, {
        signal: request.signal,
      })
    }
  }
}

function isRepeatable(method: DescMethod): boolean {
  return method.idempotency !== MethodOptions_IdempotencyLevel.IDEMPOTENCY_UNKNOWN
}
