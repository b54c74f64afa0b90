import { createServer, type Server } from 'node:http'
import { type AddressInfo, Server as NetServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

const DRAIN_MAX_MS = 5_000
const SWEEP_EVERY_MS = 50

export interface PatienceMs {
  /** For all headers of a request. */
  headers: number
  /** For the whole request; answers, and event streams with them, may take as long as they like. */
  request: number
  /** How often that is looked at. */
  check: number
}

const PATIENCE_MS: PatienceMs = { headers: 10_000, request: 30_000, check: 5_000 }
/** More than the live connections that are allowed: pages still load when those are used up. */
const CONNECTIONS_MAX = 15_000

/** A server that those who dawdle cannot hold: 408 for a request that does not come to its end. */
export function createPatientServer(patienceMs = PATIENCE_MS): Server {
  const server = createServer({
    headersTimeout: patienceMs.headers,
    requestTimeout: patienceMs.request,
    connectionsCheckingInterval: patienceMs.check,
  })
  server.maxConnections = CONNECTIONS_MAX
  return server
}

export interface ListenAt {
  host: string
  port: number
  /** Together with others on the same port. */
  reusePort?: boolean
}

/** The port: what 0 turned into. */
export function listen(server: Server, at: ListenAt): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(at, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/**
 * Takes no new connections, and lets the answers in hand end, a few seconds at most. With a `lingerMs`, who asks once more
 * meanwhile is answered, and told to connect anew: cutting a connection while somebody is asking would lose the request.
 */
export async function stopListening(server: Server, lingerMs = 0): Promise<void> {
  if (!server.listening) return
  // What came in with this turn is accepted first: a connection that waits when the listener closes is refused.
  await new Promise(setImmediate)
  const closed = new Promise<void>((resolve) => server.once('close', () => resolve()))
  // A server of http would cut those that are idle at once.
  NetServer.prototype.close.call(server)
  server.prependListener('request', (_request, response) => {
    response.shouldKeepAlive = false
  })
  const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MAX_MS)
  if (lingerMs > 0) await Promise.race([closed, pause(lingerMs)])
  server.closeIdleConnections()
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY_MS)
  await closed
  clearInterval(sweep)
  clearTimeout(timer)
  server.close()
}
