import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const DRAIN_MAX_MS = 5_000

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

/** Lets the answers in hand end, a few seconds at most. */
export async function stopListening(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MAX_MS)
  await closed
  clearTimeout(timer)
}
