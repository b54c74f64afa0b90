import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Code, ConnectError } from '@connectrpc/connect'
import { expressConnectMiddleware } from '@connectrpc/connect-express'
import express, { type Request, type Response } from 'express'
import type { Log } from './log.ts'
import { printMetrics } from './metrics.ts'
import type { Service } from './service.ts'
import type { Readiness } from './service-state.ts'

export interface RpcServerOptions {
  services: Pick<Service, 'routes' | 'interceptors' | 'ready'>[]
  /** Default 127.0.0.1. */
  host?: string
  /** 0: any free port. */
  port: number
  log: Log
}

export interface RpcServer {
  url: string
  port: number
  /** Takes no new calls, lets those in hand end (at most 10 s), then closes. */
  stop(): Promise<void>
}

const MESSAGE_MAX_BYTES = 4 * 1024 * 1024
const DEADLINE_MAX_MS = 60_000
const HEADERS_WITHIN_MS = 10_000
const REQUEST_WITHIN_MS = 30_000
const DRAIN_MAX_MS = 10_000
const SWEEP_EVERY_MS = 20

/** Serves the RPCs of services by HTTP, with /healthz, /readyz and /metrics beside them. */
export async function serveRpc(options: RpcServerOptions): Promise<RpcServer> {
  const shutdown = new AbortController()
  const app = express().disable('x-powered-by').disable('etag')
  let isStopping = false

  app.get('/healthz', (_request, response) => void response.json({ ok: true }))
  app.get('/readyz', (_request, response) => answerReady(response, options.services, isStopping))
  app.get('/metrics', async (_request, response) => {
    response.type('text/plain; version=0.0.4').send(await printMetrics())
  })
  for (const { routes, interceptors } of options.services) {
    app.use(
      expressConnectMiddleware({
        routes,
        interceptors,
        grpc: false,
        grpcWeb: false,
        readMaxBytes: MESSAGE_MAX_BYTES,
        writeMaxBytes: MESSAGE_MAX_BYTES,
        maxTimeoutMs: DEADLINE_MAX_MS,
        shutdownSignal: shutdown.signal,
      }),
    )
  }
  app.use((_request: Request, response: Response) => void response.status(404).end())

  const server = createServer({ headersTimeout: HEADERS_WITHIN_MS, requestTimeout: REQUEST_WITHIN_MS }, app)
  const host = options.host ?? '127.0.0.1'
  await listen(server, options.port, host)
  const { port } = server.address() as AddressInfo
  const url = `http://${host}:${port}`
  options.log.info({ url }, 'serving')
  return {
    url,
    port,
    async stop() {
      isStopping = true
      const timer = setTimeout(() => {
        shutdown.abort(new ConnectError('stopping', Code.Unavailable))
        server.closeAllConnections()
      }, DRAIN_MAX_MS)
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // A connection that is kept alive would hold the server open after its last call.
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY_MS)
      server.closeIdleConnections()
      await closed
      clearInterval(sweep)
      clearTimeout(timer)
    },
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function answerReady(
  response: Response,
  services: Pick<Service, 'ready'>[],
  isStopping: boolean,
): Promise<void> {
  const parts: Readiness[] = (await Promise.all(services.map((service) => service.ready()))).flat()
  if (isStopping) parts.push({ part: 'process', ok: false, why: 'stopping' })
  const ok = parts.every((part) => part.ok)
  response.status(ok ? 200 : 503).json({ ok, parts })
}
