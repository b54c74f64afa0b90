import { seedDemo } from '@xingzhi/demo/seed-demo'
import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { RouteService } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import type { ActorTokens } from '@xingzhi/runtime/actor'
import { systemClock } from '@xingzhi/runtime/clock'
import { silentLog } from '@xingzhi/runtime/log'
import { demoPersonId } from '@xingzhi/runtime/person'
import { createRpcClient } from '@xingzhi/runtime/rpc-client'
import { run } from '@xingzhi/runtime/run'
import { answerAsks } from '../frame/asks.ts'
import { runClients, type Work } from '../frame/clients.ts'
import { startEmptySystem } from '../frame/empty-system.ts'
import { createQuestions, type QuestionName } from './questions.ts'

// A process of its own: all services of a checkout (`from-checkout.ts`) on databases of their own with the demo in them.

export interface RowsAsk {
  question: QuestionName
  clients: number
  seconds: number
}

export interface RowsWork extends Work {
  rowsPerCall: number
}

export interface RowsReady {
  databases: Record<string, string>
}

const SEED = 2026
const DEADLINE_MS = 60_000

await run(async () => {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
  const started = new AsyncDisposableStack()
  const system = await startEmptySystem(started)
  const { venue, booking, route, guide } = system.services
  const clients = {
    venue: createRpcClient(VenueService, venue, { deadlineMs: DEADLINE_MS }),
    booking: createRpcClient(BookingService, booking, { deadlineMs: DEADLINE_MS }),
    route: createRpcClient(RouteService, route, { deadlineMs: DEADLINE_MS }),
    guide: createRpcClient(GuideService, guide, { deadlineMs: DEADLINE_MS }),
  }
  const tokens: Pick<ActorTokens, 'sign'> = { sign: system.token }
  const demo = { ...clients, clock: systemClock, log: silentLog, seed: SEED }
  await seedDemo({ ...demo, tokens: tokens as ActorTokens })
  await system.settle()
  const questions = await createQuestions({
    ...clients,
    asCitizen: (number) => system.as({ personId: demoPersonId(`citizen-${number}`), roles: ['CITIZEN'] }),
  })
  const counts = new Map<QuestionName, number>()
  answerAsks(async ({ question, clients: callers, seconds }: RowsAsk): Promise<RowsWork> => {
    let rows = 0
    const work = await runClients(callers, { seconds }, async () => {
      const nth = counts.get(question) ?? 0
      counts.set(question, nth + 1)
      const came = await questions[question](nth)
      rows += came
    })
    return { ...work, rowsPerCall: rows / work.done }
  })
  process.send?.({ databases: system.databases } satisfies RowsReady)
  return { stop: () => started.disposeAsync() }
})
