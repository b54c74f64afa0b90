import { createClient, createRouterTransport, type Transport } from '@connectrpc/connect'
import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { openDatabase } from '@xingzhi/runtime/database'
import { createInProcessTransport } from '@xingzhi/runtime/rpc-in-process'
import type { Service } from '@xingzhi/runtime/service'
import { verify } from '@xingzhi/verify/verify'
import type { Bench, BenchContext, Figure, Outcome } from '../frame/bench.ts'
import { runClients } from '../frame/clients.ts'
import { type EmptySystem, startEmptySystem } from '../frame/empty-system.ts'
import { type Arm, type ArmResult, interleave, ratio } from '../frame/interleave.ts'
import { makeSlots } from '../reserve/slots.ts'
import { createPeople, createWishes, slotsOf, type Wish } from '../reserve/wishes.ts'

export const calls: Bench = {
  name: 'calls',
  what: "calls of a service in the same process: our transport beside Connect's own",
  flags: { quick: 'one short round: to see that it works' },
  run,
}

/** As a client of the runtime has it. */
const DEADLINE_MS = 10_000
const PLENTY = 100_000_000
const SLOTS_ASKED = 50

type Client = ReturnType<typeof bookingBy>

interface Load {
  name: string
  clients: number
  /** What one client does once; how much was done by it counts as one. */
  call(client: Client, next: () => Wish): Promise<void>
}

async function run({ flags, progress, started }: BenchContext): Promise<Outcome> {
  const plan = flags.has('quick') ? { rounds: 1, secondsPerSlice: 1 } : { rounds: 6, secondsPerSlice: 3 }
  progress('starting a system')
  const system = await startEmptySystem(started)
  const database = openDatabase({ url: must(system.databases['booking']), connectionsMax: 1, name: 'bench' })
  started.defer(() => database.close())
  const slotIds = await makeSlots(database.sql, slotsOf('even'), PLENTY)
  const figures: Figure[] = []
  for (const [at, load] of loadsOf(system, slotIds).entries()) {
    const arms = transportsOf(system.services.booking).map(({ name, transport }, arm): Arm => {
      const client = bookingBy(transport)
      const next = createWishes({ load: 'even', slotIds, firstPerson: (2 * at + arm + 1) * 10_000_000 })
      return {
        name,
        async work(seconds) {
          const slice = await runClients(load.clients, { seconds }, () => load.call(client, next))
          await system.settle()
          return slice
        },
      }
    })
    progress(`${load.name}: warming up`)
    for (const arm of arms) await arm.work(1)
    const say = (line: string) => progress(`${load.name} ${line}`)
    const [ours, connects] = await interleave(arms, { ...plan, progress: say })
    figures.push(...[must(ours), must(connects)].map((result) => figureOf(load, result, must(ours))))
  }
  progress('counting the truths again')
  // Without route's, which tells of none of the departures that are made here.
  const { venue = '', booking = '' } = system.databases
  return { settings: { ...plan }, figures, targets: [], audit: await verify({ venue, booking }), notes: [] }
}

function transportsOf({ routes, interceptors }: Service): { name: string; transport: Transport }[] {
  return [
    { name: 'ours', transport: createInProcessTransport({ routes, interceptors }, [], DEADLINE_MS) },
    {
      name: "Connect's own",
      transport: createRouterTransport(routes, {
        router: { interceptors },
        transport: { defaultTimeoutMs: DEADLINE_MS },
      }),
    },
  ]
}

const bookingBy = (transport: Transport) => createClient(BookingService, transport)

function loadsOf(system: EmptySystem, slotIds: string[]): Load[] {
  const personId = createPeople()
  const itemOf = ({ person, slotId, key }: Wish) => ({
    actorToken: system.token({ personId: personId(person), roles: ['CITIZEN'] }),
    ...{ slotId, partySize: 1, idempotencyKey: key },
  })
  const reserveBatch = (size: number) => async (client: Client, next: () => Wish) => {
    const { verdicts } = await client.reserve({ items: Array.from({ length: size }, () => itemOf(next())) })
    if (verdicts.some(({ verdict }) => verdict.case !== 'reservation')) throw new Error('refused')
  }
  const asked = slotIds.slice(0, SLOTS_ASKED)
  return [
    { name: 'reserve, one', clients: 64, call: reserveBatch(1) },
    { name: 'reserve, 64 at once', clients: 2, call: reserveBatch(64) },
    {
      name: `getSlots of ${SLOTS_ASKED}`,
      clients: 8,
      async call(client) {
        const { slots } = await client.getSlots({ ids: asked })
        if (slots.length !== SLOTS_ASKED) throw new Error(`${slots.length} slots came`)
      },
    },
  ]
}

function figureOf(load: Load, result: ArmResult, ours: ArmResult): Figure {
  const { arm, median, p50Ms = 0, p99Ms = 0, cpuMsEach = 0 } = result
  return {
    load: load.name,
    arm,
    values: { callsPerSecond: median, ofOurs: ratio(result, ours), p50Ms, p99Ms, cpuMsEach },
  }
}
