import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startCluster } from '@xingzhi/cluster/cluster'
import { seedDemo } from '@xingzhi/demo/seed-demo'
import { readSystemSettings } from '@xingzhi/local/config'
import { type RunFacts, readRunFile } from '@xingzhi/local/run-file'
import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { RouteService } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { createActorTokens } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { systemClock } from '@xingzhi/runtime/clock'
import { silentLog } from '@xingzhi/runtime/log'
import { createRpcClient } from '@xingzhi/runtime/rpc-client'
import { verify } from '@xingzhi/verify/verify'
import type { Bench, BenchContext, Figure, Outcome } from '../frame/bench.ts'
import { type BenchProcess, startBenchProcess } from '../frame/bench-process.ts'
import { quantile } from '../frame/interleave.ts'
import { memoryOf } from '../frame/memory.ts'
import { planRoomy } from '../frame/plan-many.ts'
import { scratchFolder } from '../frame/scratch-folder.ts'
import type { BrowsersOrder, Seen } from './browsers.ts'
import { type Changes, createChanges } from './changes.ts'
import { compareSeen, type Watched } from './watching.ts'

const CHANGES_PER_SECOND = 500
const SLOTS_PER_PAGE = 20
/** Some twenty commits a second; in all fewer than the slot has places. */
const HOT_PER_SECOND = 100
/** Until a change that waits for its turn, and what waits behind it, has come to the last page. */
const SETTLE_MS = 1_500

export const live: Bench = {
  name: 'live',
  what: 'from the commit of a change to the pages that watch, over two gateways',
  flags: { quick: '200 pages and a few seconds: to see that it works' },
  run,
}

interface Plan {
  pages: number
  slots: number
  seconds: number
}

interface System {
  facts: RunFacts
  browsers: BenchProcess
  changes: Changes
  slotIds: string[]
}

async function run({ flags, progress, started }: BenchContext): Promise<Outcome> {
  const plan = flags.has('quick')
    ? { pages: 200, slots: 400, seconds: 4 }
    : { pages: 2_000, slots: 1_800, seconds: 15 }
  const system = await startSystem(plan, progress, started)
  const ownPages = Array.from({ length: plan.pages }, (_, page) => slotsOfPage(page, plan.slots))
  const onePage = Array.from({ length: plan.pages }, () => [0])
  const all = Array.from({ length: plan.slots }, (_, slot) => slot)

  progress(`opening ${plan.pages} pages`)
  const before = memoryOfGateways(system)
  await openPages(system, ownPages)
  await pause(SETTLE_MS)
  const opened = memoryOfGateways(system)
  progress(`${CHANGES_PER_SECOND} changes/s of ${plan.slots} slots`)
  const spread = await measure(system, { slots: all, perSecond: CHANGES_PER_SECOND, pages: ownPages }, plan)
  const worked = memoryOfGateways(system)
  await openPages(system, onePage)
  progress(`${HOT_PER_SECOND} reservations/s of one slot that every page watches`)
  const hot = await measure(system, { slots: [0], perSecond: HOT_PER_SECOND, pages: onePage }, plan)
  const audit = [...(await verify(system.facts.databases)), spread.finding, hot.finding]
  const kibPerPage = (memory: number) => (memory - before) / 1024 / plan.pages
  return {
    settings: { ...plan, changesPerSecond: CHANGES_PER_SECOND, slotsPerPage: SLOTS_PER_PAGE, gateways: 2 },
    figures: [
      {
        load: `${plan.pages} pages, ${SLOTS_PER_PAGE} slots each`,
        arm: 'memory of the gateways',
        values: { kibPerPage: kibPerPage(opened), kibPerPageUnderLoad: kibPerPage(worked) },
      },
      figureOf(`${CHANGES_PER_SECOND} slots change each second`, spread, plan),
      figureOf(`${HOT_PER_SECOND} reservations/s of one slot`, hot, plan),
    ],
    targets: [
      {
        name: `commit to page, ${CHANGES_PER_SECOND} changes/s, ${plan.pages} pages: p95 ms`,
        value: quantile(spread.latenciesMs, 0.95),
        wanted: { atMost: 250 },
      },
    ],
    audit,
    notes: [],
  }
}

/** A cluster with slots that never get full, and a process for the pages. */
async function startSystem(
  plan: Plan,
  progress: BenchContext['progress'],
  started: AsyncDisposableStack,
): Promise<System> {
  progress('starting a cluster')
  const actorKey = randomBytes(32).toString('base64url')
  const dataDir = join(await scratchFolder(started), 'data')
  const settings = readSystemSettings({
    ...process.env,
    ...{
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'warn',
      RATE_LIMITS: 'off',
      DEMO: 'off',
      ACTOR_KEY: actorKey,
    },
  })
  const cluster = await startCluster(settings)
  started.defer(() => cluster.stop())
  const facts = must(readRunFile(dataDir))
  const urlOf = (name: string) => must(facts.processes.find((one) => one.name === name)?.url)
  const venue = createRpcClient(VenueService, urlOf('venue'))
  const booking = createRpcClient(BookingService, urlOf('booking'))
  const route = createRpcClient(RouteService, urlOf('route'))
  const guide = createRpcClient(GuideService, urlOf('guide'))
  const tokens = createActorTokens(actorKey, systemClock)
  progress(`filling it with ${plan.slots} sessions`)
  await seedDemo(
    { venue, booking, route, guide, tokens, clock: systemClock, log: silentLog, seed: 2026 },
    planRoomy(plan.slots),
  )
  const slotIds = await listSlots(booking, plan.slots)
  const browsers = startBenchProcess(new URL('./browsers.ts', import.meta.url), started)
  return { facts, browsers, changes: await createChanges(urlOf('booking'), actorKey, slotIds), slotIds }
}

async function listSlots(
  booking: ReturnType<typeof createRpcClient<typeof BookingService>>,
  count: number,
): Promise<string[]> {
  const ids: string[] = []
  for (let after = ''; ids.length < count; ) {
    const { slots, pageInfo } = await booking.searchSlots({ filter: {}, page: { first: 100, after } })
    ids.push(...slots.map(({ slot }) => must(slot).id))
    after = must(pageInfo?.cursors.at(-1))
  }
  return ids.slice(0, count)
}

/** As the list shows them: twenty that follow each other, begun somewhere. */
function slotsOfPage(page: number, slots: number): number[] {
  const first = (page * 7919) % slots
  return Array.from({ length: SLOTS_PER_PAGE }, (_, at) => (first + at) % slots)
}

async function openPages({ browsers, facts, slotIds }: System, pages: number[][]): Promise<void> {
  const watch = pages.map((slots) => slots.map((slot) => `Slot_${slotIds[slot]}`))
  const order: BrowsersOrder = { url: facts.url, watch, query: subscription() }
  browsers.send(order)
  await browsers.receive()
}

async function measure(
  { browsers, changes }: System,
  { slots, perSecond, pages }: { slots: number[]; perSecond: number; pages: number[][] },
  { seconds }: Plan,
): Promise<Watched> {
  const look = async () => {
    browsers.send('what was seen?' satisfies BrowsersOrder)
    return browsers.receive<Seen>()
  }
  await look()
  const commits = await changes.make(slots, perSecond, seconds)
  await pause(SETTLE_MS)
  const seen = await look()
  // The pages number slots in the order in which they watch them.
  const order = [...new Set(pages.flat())]
  const places = seen.slots.map((slot) => must(order[slot]))
  return compareSeen(commits, { ...seen, slots: places }, pages)
}

function memoryOfGateways({ facts }: System): number {
  return facts.processes
    .filter(({ name }) => name.startsWith('gateway'))
    .reduce((sum, { pid }) => sum + memoryOf(pid), 0)
}

function figureOf(load: string, { latenciesMs, updates }: Watched, { pages, seconds }: Plan): Figure {
  return {
    load,
    arm: `commit to ${pages} pages`,
    values: {
      updatesPerSecond: updates / seconds,
      p50Ms: quantile(latenciesMs, 0.5),
      p95Ms: quantile(latenciesMs, 0.95),
      p99Ms: quantile(latenciesMs, 0.99),
    },
  }
}

/** The web's own, with `__typename` nowhere: live places are not remembered by type. */
function subscription(): string {
  const read = (path: string) => readFileSync(new URL(`../../../../web/src/${path}`, import.meta.url), 'utf8')
  const fragment = /fragment PlacesOfSlot[^}]*\}/.exec(read('explore/explore.graphql'))?.[0]
  return `${read('api/live.graphql')}\n${must(fragment)}`
}
