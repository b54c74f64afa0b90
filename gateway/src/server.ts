import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { createActorTokens } from '@xingzhi/runtime/actor'
import type { Bus, BusSubscriber } from '@xingzhi/runtime/bus/bus'
import { type Clock, systemClock } from '@xingzhi/runtime/clock'
import { createLog, type Log } from '@xingzhi/runtime/log'
import { createRpcClient, type RpcTarget } from '@xingzhi/runtime/rpc-client'
import type { Readiness } from '@xingzhi/runtime/service'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import { type Clients, cacheActorTokens } from './clients.ts'
import type { GatewayConfig } from './config.ts'
import type { Gateway } from './context.ts'
import { createGraphqlEndpoint } from './doors/graphql-endpoint.ts'
import { createPipeline } from './doors/pipeline.ts'
import type { Reception } from './doors/visit.ts'
import type { Trust } from './http/address.ts'
import { healthRoutes } from './http/health.ts'
import { listen, stopListening } from './http/listening.ts'
import { servePages } from './http/pages.ts'
import { isHttps, pageHeaders } from './http/security-headers.ts'
import { startInnerServer } from './inner-server.ts'
import { createRateLimits, noRateLimits } from './limits/rate-limits.ts'
import { consumeSlotChanges } from './live/consume-slot-changes.ts'
import { createLiveConnections } from './live/live-connections.ts'
import { createMemoryLive } from './live/memory.ts'
import type { LivePort } from './live/port.ts'
import { createRedisLive } from './live/redis.ts'
import { createSlotHub } from './live/slot-hub.ts'
import { loginRoutes } from './login/routes.ts'
import { createSealedCookies, createSessionCookies } from './login/session-cookie.ts'
import { createReadiness } from './readiness.ts'
import { createReserveCollector } from './reserve/collector.ts'
import { schema } from './schema/index.ts'

export interface GatewayParts {
  venue: RpcTarget
  booking: RpcTarget
  bus: Bus
  /** Shared by all gateways; absent: limits and live updates stay within this process. */
  redisUrl?: string | undefined
  log?: Log
  clock?: Clock
  /** What else must serve for the system to be ready. */
  ready?: () => Promise<Readiness[]>
}

export interface GatewayServer {
  start(): Promise<{ url: string; port: number; innerUrl?: string | undefined }>
  /** Takes no new requests, lets those in hand end, then closes everything that it opened. */
  stop(): Promise<void>
}

/** The gateway: pages, GraphQL, signing in and live updates on one port. */
export function createGateway(config: GatewayConfig, parts: GatewayParts): GatewayServer {
  const { live, gateway } = assemble(config, parts)
  const { log, clock } = gateway
  const connections = createLiveConnections(config)
  let isStopping = false
  const ready = createReadiness({
    clients: gateway.clients,
    bus: parts.bus,
    live,
    clock,
    isStopping: () => isStopping,
    more: parts.ready,
  })
  const server = createServer()
  // Behind a public address the browser's port is that address's.
  const publicPort = config.publicUrl === undefined ? undefined : portOf(config.publicUrl)
  const cookies = {
    sessionKey: config.sessionKey,
    isSecure: isHttps(config),
    port: () => publicPort ?? (server.address() as AddressInfo).port,
    clock,
  }
  const app = express().disable('x-powered-by').set('trust proxy', config.trustProxy)
  const reception: Reception = {
    gateway,
    sessions: createSessionCookies(cookies),
    trust: app.get('trust proxy fn') as Trust,
  }
  mountPages(app, reception, healthRoutes(ready), () =>
    loginRoutes({ ...reception, flows: createSealedCookies(cookies, 'sign-in') }),
  )
  const graphql = createGraphqlEndpoint(reception, createPipeline(schema, config), connections)
  server.on('request', (request, response) => {
    const isGraphql = /^\/graphql(?:\?|$)/.test(request.url ?? '')
    if (isGraphql) void graphql(request, response)
    else app(request, response)
  })

  let consumer: BusSubscriber | undefined
  let inner: Awaited<ReturnType<typeof startInnerServer>> | undefined
  return {
    async start() {
      await Promise.all([gateway.hub.start(), gateway.limits.start()])
      consumer = await consumeSlotChanges(parts.bus, live, log)
      const port = await listen(server, config)
      if (config.innerPort !== undefined) inner = await startInnerServer(config.innerPort, config.host, ready)
      const url = config.publicUrl ?? `http://${config.host}:${port}`
      log.info({ url, port }, 'serving')
      return { url, port, innerUrl: inner?.url }
    },
    async stop() {
      isStopping = true
      connections.stop()
      await gateway.hub.stop()
      await stopListening(server)
      await consumer?.stop()
      await gateway.limits.stop()
      await inner?.stop()
    },
  }
}

function assemble(config: GatewayConfig, parts: GatewayParts): { live: LivePort; gateway: Gateway } {
  const clock = parts.clock ?? systemClock
  const log = parts.log ?? createLog({ name: 'gateway' })
  const clients: Clients = {
    venue: createRpcClient(VenueService, parts.venue),
    booking: createRpcClient(BookingService, parts.booking),
  }
  const live = parts.redisUrl === undefined ? createMemoryLive() : createRedisLive(parts.redisUrl, log)
  const readSlots = async (ids: string[]) => (await clients.booking.getSlots({ ids })).slots
  const gateway: Gateway = {
    config,
    clients,
    actorTokens: cacheActorTokens(createActorTokens(config.actorKey, clock), clock),
    collector: createReserveCollector(clients.booking),
    hub: createSlotHub(live, readSlots, log),
    limits: config.rateLimits ? createRateLimits(parts.redisUrl, log) : noRateLimits,
    clock,
    log,
  }
  return { live, gateway }
}

function mountPages(
  app: Express,
  { gateway: { config, log } }: Reception,
  health: ReturnType<typeof healthRoutes>,
  login: () => ReturnType<typeof loginRoutes>,
): void {
  app.use(pageHeaders(config))
  app.use(health)
  app.use(login())
  app.use(servePages(config.webFolder))
  app.use(
    (_request: Request, response: Response) => void response.status(404).type('text/plain').send('404\n'),
  )
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const status = statusOf(error)
    if (status >= 500) log.error({ err: error }, 'unexpected')
    if (response.headersSent) response.destroy()
    else response.status(status).type('text/plain').send(`${status}\n`)
  })
}

/** Express's own refusals (a path that cannot be read, a form that is too long) say which they are; all else is ours. */
function statusOf(error: unknown): number {
  const status = (error as { status?: unknown } | undefined)?.status
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500
}

function portOf(publicUrl: string): number {
  const { port, protocol } = new URL(publicUrl)
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
}
