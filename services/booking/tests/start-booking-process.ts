import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { create, type DescMessage, type MessageInitShape, toBinary } from '@bufbuild/protobuf'
import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { type Actor, type ActorTokens, createActorTokens } from '@xingzhi/runtime/actor'
import { asActor, createRpcClient } from '@xingzhi/runtime/rpc-client'
import { type CutPlan, type CuttingProxy, startCuttingProxy } from '@xingzhi/runtime/testing/cutting-proxy'
import type { BookingConfig } from '../src/config.ts'
import type { Order, Report } from './booking-process.ts'
import { ACTOR_KEY, type BookingClient, testConfig } from './start-booking.ts'

/** A booking of its own process, which reaches its database by way of a proxy that cuts connections. */
export interface BookingProcess {
  proxy: CuttingProxy
  tokens: ActorTokens
  now(): number
  client(): BookingClient
  /** Call options that say who asks. */
  as(actor: Actor): ReturnType<typeof asActor>
  /** A fact of venue, under an id; resolves when it has had its effect, rejects when the process ended before. */
  hear<S extends DescMessage>(eventId: string, schema: S, message: MessageInitShape<S>): Promise<void>
  setClock(now: number): Promise<void>
  drain(): Promise<void>
  /** Ends it with -9; it starts again on the same database. */
  killAndRestart(): Promise<void>
  stop(): Promise<void>
}

const STARTS_MAX = 5
const script = fileURLToPath(new URL('./booking-process.ts', import.meta.url))

export async function startBookingProcess(options: {
  databaseUrl: string
  config: Partial<BookingConfig>
  now: number
  onCut: (plan: CutPlan) => void
}): Promise<BookingProcess> {
  const proxy = await startCuttingProxy(options.databaseUrl, options.onCut)
  const config = { ...testConfig, ...options.config, databaseUrl: proxy.url }
  let nowMs = options.now
  const start = () => startChild([JSON.stringify(config), options.databaseUrl, String(nowMs)])
  // Cuts may meet it as it starts: it ends, and is started again, as whoever runs it does.
  const startAgain = async () => {
    for (let tries = 1; ; tries++) {
      try {
        return await start()
      } catch (error) {
        if (!(error instanceof ProcessEnded) || tries === STARTS_MAX) throw error
      }
    }
  }
  let current = await start()
  const tokens = createActorTokens(ACTOR_KEY, () => new Date(nowMs))

  return {
    proxy,
    tokens,
    now: () => nowMs,
    client: () => current.client,
    as: (actor) => asActor(tokens.sign(actor)),
    hear(id, schema, init) {
      const payload = Buffer.from(toBinary(schema, create(schema, init))).toString('base64')
      const message = { id, type: schema.typeName, source: 'xingzhi/venue', key: 'key', payload }
      return current.order({ do: 'hear', message })
    },
    async setClock(now) {
      nowMs = now
      await current.order({ do: 'set clock', now })
    },
    drain: () => current.order({ do: 'drain' }),
    async killAndRestart() {
      await current.kill()
      current = await startAgain()
    },
    async stop() {
      await current.kill()
      await proxy.close()
    },
  }
}

type Unnumbered = Order extends infer O ? (O extends Order ? Omit<O, 'number'> : never) : never

async function startChild(words: string[]) {
  const child = spawn(process.execPath, [script, ...words], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, { resolve(): void; reject(error: Error): void }>()
  let orders = 0
  const serving = Promise.withResolvers<string>()
  child.on('message', (report: Report) => {
    if ('url' in report) return serving.resolve(report.url)
    const { number, problem } = report
    if (problem === undefined) waiting.get(number)?.resolve()
    else waiting.get(number)?.reject(new Error(problem))
    waiting.delete(number)
  })
  child.once('exit', (code, signal) => {
    const ended = new ProcessEnded(`the booking process ended (${signal ?? code})`)
    serving.reject(ended)
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  })
  const url = await serving.promise
  return {
    // It is asked again by the test, which counts the outages.
    client: createRpcClient(BookingService, url, { patienceMs: 0 }),
    order(order: Unnumbered): Promise<void> {
      if (hasEnded(child)) return Promise.reject(new ProcessEnded('the booking process ended'))
      return new Promise((resolve, reject) => {
        const number = ++orders
        waiting.set(number, { resolve, reject })
        child.send({ ...order, number }, () => {})
      })
    },
    async kill() {
      if (hasEnded(child)) return
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** It was killed before it answered. */
export class ProcessEnded extends Error {}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null
