import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readRunFile } from '@xingzhi/local/run-file'
import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import { createActorTokens } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { systemClock } from '@xingzhi/runtime/clock'
import { type Database, openDatabase } from '@xingzhi/runtime/database'
import { ask } from '../frame/asks.ts'
import type { BenchContext } from '../frame/bench.ts'
import { type BenchProcess, startBenchProcess } from '../frame/bench-process.ts'
import type { HotSession } from '../frame/hot-session.ts'
import { publishHotSession } from '../frame/hot-session.ts'
import { scratchFolder } from '../frame/scratch-folder.ts'
import { makeSlots } from './slots.ts'
import { type Crowd, type LoadName, slotsOf } from './wishes.ts'

/** A system under load. */
export interface System {
  /** By arm, the process that works for it. */
  arms: Record<string, BenchProcess>
  booking: Database
  /** Of its databases. */
  urls: Record<string, string>
  folder: string
  /** Fresh people, and fresh slots for them. */
  crowd(load: LoadName): Promise<Crowd>
  /** A session of the demo's kind with so many places; its slot's id, once booking has it. */
  publishSession(places: number): Promise<string>
}

interface Running {
  url: string
  databases: Record<string, string>
  /** Where services answer that are processes of their own. */
  services?: { venue: string; booking: string }
}

const PEOPLE_APART = 10_000_000
const PLENTY = 100_000_000
const KEYS = {
  SESSION_KEY: 'a session key that lives for one run of one bench',
  ACTOR_KEY: 'an actor key that lives for one run of one bench',
}
const LOOK_EVERY_MS = 200

/** Starts a system with the demo's data, and people who speak to it. */
export async function startSystem(context: BenchContext): Promise<System> {
  const { started, progress, flags } = context
  progress('starting a system')
  const folder = await scratchFolder(started)
  const env = { ...KEYS, DATA_DIR: join(folder, 'data'), PORT: '0', LOG_LEVEL: 'warn', RATE_LIMITS: 'off' }
  const arms: Record<string, BenchProcess> = {}
  const running = flags.has('cluster')
    ? await startCluster(env, started)
    : await startEmbedded(env, arms, started)
  const people = startBenchProcess(new URL('./people-process.ts', import.meta.url), started)
  const { url, databases, services } = running
  const rpc = services && { url: services.booking, actorKey: KEYS.ACTOR_KEY }
  people.send({ url, sessionKey: KEYS.SESSION_KEY, rpc })
  if (rpc) arms['rpc'] = people
  arms['people'] = people
  const booking = openDatabase({ url: must(databases['booking']), connectionsMax: 2, name: 'bench' })
  started.defer(() => booking.close())
  let crowds = 0
  return {
    arms,
    booking,
    urls: databases,
    folder,
    crowd: async (load) => ({
      load,
      slotIds: await makeSlots(booking.sql, slotsOf(load), PLENTY),
      firstPerson: ++crowds * PEOPLE_APART,
    }),
    async publishSession(places) {
      const session = { places, craft: Craft.CERAMICS }
      const tokens = createActorTokens(KEYS.ACTOR_KEY, systemClock)
      const slotId = services
        ? await publishHotSession(services.venue, tokens, session)
        : await ask<HotSession, string>(must(arms['rpc']), session)
      while ((await booking.sql`select from slots where id = ${slotId}`).count === 0)
        await pause(LOOK_EVERY_MS)
      return slotId
    },
  }
}

type Environment = Record<string, string>

async function startEmbedded(
  env: Environment,
  arms: System['arms'],
  started: AsyncDisposableStack,
): Promise<Running> {
  const process = startBenchProcess(new URL('./system-process.ts', import.meta.url), started, { env })
  arms['combiner'] = process
  arms['rpc'] = process
  return process.receive<Running>()
}

async function startCluster(env: Environment, started: AsyncDisposableStack): Promise<Running> {
  const entry = new URL('../../../cluster/src/main.ts', import.meta.url)
  const cluster = startBenchProcess(entry, started, { env })
  // It sends nothing: only its end is heard.
  let ended: unknown
  cluster.receive().catch((error: unknown) => {
    ended = error
  })
  for (;;) {
    const facts = readRunFile(must(env['DATA_DIR']))
    if (facts !== undefined) {
      const urlOf = (service: string) => must(facts.processes.find(({ name }) => name === service)?.url)
      const services = { venue: urlOf('venue'), booking: urlOf('booking') }
      return { url: facts.url, databases: facts.databases, services }
    }
    if (ended !== undefined) throw ended
    await pause(LOOK_EVERY_MS)
  }
}
