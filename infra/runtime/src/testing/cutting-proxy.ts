import type { AddressInfo } from 'node:net'
import { createServer, connect as dial, type Server, type Socket } from 'node:net'

/**
 * How a connection is cut at a statement. `before`: the server never gets it. `after`: the server did it, and its answer is
 * lost. `meanwhile`: the client loses the connection while the server goes on, and may commit later.
 */
export type Cut = 'before' | 'after' | 'meanwhile'

export interface CuttingProxy {
  /** The database's address by way of this proxy. */
  url: string
  /** How often connections were cut. */
  cutCount(): number
  /** Cuts the connection on which the `number`th statement from now on goes out. One plan for each application, and one for all. */
  cutAt(plan: CutPlan): void
  /** Cuts no more. */
  calm(): void
  close(): Promise<void>
}

export interface CutPlan {
  number: number
  cut: Cut
  /** Only statements of connections with this `application_name` count. Default: all. */
  application?: string
}

/** Stands between a client and PostgreSQL and cuts connections. What a client writes at once counts as one statement. */
export async function startCuttingProxy(
  databaseUrl: string,
  onCut: (plan: CutPlan) => void = () => {},
): Promise<CuttingProxy> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const plans = new Map<string | undefined, CutPlan>()
  let count = 0

  /** What befalls the statement that goes out now. */
  function draw(greeting: Buffer): Cut | undefined {
    for (const [application, plan] of plans) {
      if (application !== undefined && !isOf(application, greeting)) continue
      if (--plan.number > 0) continue
      plans.delete(application)
      count++
      onCut(plan)
      return plan.cut
    }
    return undefined
  }

  const server = createServer((client) => {
    const upstream = dial({ host: target.hostname, port: Number(target.port) })
    let cut: Cut | undefined
    let isDone = isReady
    let greeting: Buffer | undefined
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => {})
      socket.on('close', () => sockets.delete(socket))
    }
    client.on('data', (chunk) => {
      if (cut) return
      greeting ??= chunk
      cut = draw(greeting)
      isDone = asksForReady(chunk) ? isReady : isAnything
      if (cut === 'before') upstream.destroy()
      else upstream.write(chunk)
      if (cut === 'before' || cut === 'meanwhile') client.destroy()
    })
    upstream.on('data', (chunk) => {
      if (!cut) client.write(chunk)
      else if (isDone(chunk)) upstream.destroy()
    })
    client.on('close', () => {
      if (cut !== 'meanwhile') upstream.destroy()
    })
    upstream.on('close', () => client.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    cutCount: () => count,
    cutAt: (plan) => void plans.set(plan.application, { ...plan }),
    calm: () => plans.clear(),
    close: () => close(server, sockets),
  }
}

/** The first message of a connection names its application. */
function isOf(application: string, greeting: Buffer): boolean {
  return greeting.includes(`application_name\0${application}\0`)
}

const READY_FOR_QUERY = Buffer.from([0x5a, 0, 0, 0, 5])

/** Whether the server says ReadyForQuery: what it was asked is done. A notification may follow at once. */
function isReady(chunk: Buffer): boolean {
  return chunk.includes(READY_FOR_QUERY)
}

/** Whether these messages end with Sync, or are a simple query: of what comes before a Sync, ReadyForQuery says nothing. */
function asksForReady(chunk: Buffer): boolean {
  if (chunk[0] === 0x51) return true
  return (
    chunk.length >= 5 &&
    chunk.readUInt8(chunk.length - 5) === 0x53 &&
    chunk.readUInt32BE(chunk.length - 4) === 4
  )
}

const isAnything = () => true

function close(server: Server, sockets: Set<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy()
  return new Promise((resolve) => server.close(() => resolve()))
}
