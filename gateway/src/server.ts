import type { AddressInfo } from 'node:net'
import { createActorTokens } from '@xingzhi/runtime/actor'
import type { Bus } from '@xingzhi/runtime/bus/bus'
import { type Clock, systemClock } from '@xingzhi/runtime/clock'
import { createLog, type Log } from '@xingzhi/runtime/log'
import { createServiceClients, type ServiceTargets } from '@xingzhi/runtime/service-clients'
import type { Readiness } from '@xingzhi/runtime/service-state'
import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express'
import { createCatalogue } from './catalogue.ts'
import { cacheActorTokens } from './clients.ts'
import type { GatewayConfig } from './config.ts'
import type { Gateway } from './context.ts'
import { createGraphqlEndpoint } from './doors/graphql-endpoint.ts'
import { createPipeline } from './doors/pipeline.ts'
import type { Reception } from './doors/visit.ts'
import { exportRoutes } from './exports/export-routes.ts'
import type { Trust } from './http/address.ts'
import { countResponse, isGraphql } from './http/count-responses.ts'
import { healthRoutes } from './http/health.ts'
import { keepAssets } from './http/kept-assets.ts'
import { createPatientServer, listen, stopListening } from './http/listening.ts'
import { servePages } from './http/pages.ts'
import { isHttps, pageHeaderLines, pageHeaders } from './http/security-headers.ts'
import { startInnerServer } from './inner-server.ts'
import { answerAsLastKnown } from './last-known/last-known.ts'
import { createRateLimits, noRateLimits } from './limits/rate-limits.ts'
import { consumeChanges } from './live/consume-changes.ts'
import { keepUp } from './live/keep-up.ts'
import { createLiveConnections } from './live/live-connections.ts'
import { createMemoryLive } from './live/memory.ts'
import { createPersonHub } from './live/person-hub.ts'
import type { LivePort } from './live/port.ts'
import { createRedisLive } from './live/redis.ts'
import { createSlotHub } from './live/slot-hub.ts'
import { loginRoutes } from './login/routes.ts'
import { createSealedCookies, createSessionCookies } from './login/session-cookie.ts'
import { withdrawnPeople, withholdRights } from './login/withdrawn-roles.ts'
import { createReadiness } from './readiness.ts'
import { createReserveCollector } from './reserve/collector.ts'
import { createSameQuestion } from './same-question/same-question.ts'
import { schema } from './schema/index.ts'
import { createAreaSearch } from './written-lists/area-search.ts'

/** Longer than a page that is at work takes between two requests. */
const LINGER_MS = 500

export interface GatewayParts extends ServiceTargets {
  bus: Bus
  /** Shared by all gateways; absent: limits and live updates stay within this process. */
  redisUrl?: string | undefined
  log?: Log
  clock?: Clock
  /** How long a service that is away is waited for. */
  patienceMs?: number
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
    // Who asks how it is wants to know how it is now.
    clients: createServiceClients(parts, { patienceMs: 0 }),
    bus: parts.bus,
    live,
    clock,
    isStopping: () => isStopping,
    more: parts.ready,
  })
  const server = createPatientServer()
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
    sessions: createSessionCookies({ ...cookies, withdrawn: withdrawnPeople(config) }),
    trust: app.get('trust proxy fn') as Trust,
  }
  mountPages(app, reception, [
    healthRoutes(ready),
    loginRoutes({ ...reception, flows: createSealedCookies(cookies, 'sign-in') }),
    exportRoutes(reception),
  ])
  const graphql = createGraphqlEndpoint(reception, createPipeline(schema, config), connections)
  const answerAsset = keepAssets(config.webFolder, pageHeaderLines(config))
  server.on('request', (request, response) => {
    countResponse(request, response)
    if (isGraphql(request.url ?? '')) void graphql(request, response)
    else if (!answerAsset(request, response)) app(request, response)
  })

  // Alone, nobody is there to connect to anew.
  const lingerMs = config.reusePort || config.trustProxy !== false ? LINGER_MS : 0
  let consumer: Awaited<ReturnType<typeof consumeChanges>> | undefined
  let stopKeepingUp = () => {}
  let inner: Awaited<ReturnType<typeof startInnerServer>> | undefined
  return {
    async start() {
      await Promise.all([gateway.hub.start(), gateway.people.start(), gateway.limits.start()])
      const { listener } = gateway.sameQuestion.changes
      await live.listen(listener)
      consumer = await consumeChanges(parts.bus, live, log)
      const { hub, people } = gateway
      stopKeepingUp = keepUp({ bus: parts.bus, live, hub, people, missed: listener.missed })
      const port = await listen(server, config)
      if (config.innerPort !== undefined) inner = await startInnerServer(config.innerPort, config.host, ready)
      const url = config.publicUrl ?? `http://${config.host}:${port}`
      log.info({ url, port }, 'serving')
      return { url, port, innerUrl: inner?.url }
    },
    async stop() {
      isStopping = true
      connections.stop()
      stopKeepingUp()
      await gateway.hub.stop()
      await stopListening(server, lingerMs)
      await consumer?.stop()
      await gateway.limits.stop()
      await inner?.stop()
    },
  }
}

function assemble(config: GatewayConfig, parts: GatewayParts): { live: LivePort; gateway: Gateway } {
  const clock = parts.clock ?? systemClock
  const log = parts.log ?? createLog({ name: 'gateway' })
  const { patienceMs } = parts
  const patience = patienceMs === undefined ? {} : { patienceMs }
  const clients = createServiceClients(parts, { ...patience, interceptors: [answerAsLastKnown(clock)] })
  const plain = createServiceClients(parts, patience)
  const live = parts.redisUrl === undefined ? createMemoryLive() : createRedisLive(parts.redisUrl, log)
  const readSlots = async (ids: string[]) => (await plain.booking.getSlots({ ids })).slots
  const sameQuestion = createSameQuestion(schema, clock)
  const catalogue = createCatalogue(clients, clock)
  const gateway: Gateway = {
    config,
    clients,
    actorTokens: cacheActorTokens(
      withholdRights(createActorTokens(config.actorKey, clock), withdrawnPeople(config)),
      clock,
    ),
    collector: createReserveCollector(clients.booking),
    hub: createSlotHub(live, readSlots, log),
    people: createPersonHub(live),
    sameQuestion,
    findSessions: createAreaSearch({
      search: (request) => clients.booking.searchSlots(request),
      pointsOf: async (ids) => (await catalogue.sites(ids)).map((site) => site?.point ?? null),
      changes: sameQuestion.changes,
      isFollowing: () => live.ready(),
      clock,
      log,
    }),
    catalogue,
    limits: config.rateLimits ? createRateLimits(parts.redisUrl, log) : noRateLimits,
    clock,
    log,
  }
  return { live, gateway }
}

function mountPages(app: Express, { gateway: { config, log } }: Reception, routers: Router[]): void {
  app.use(pageHeaders(config))
  for (const router of routers) app.use(router)
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
