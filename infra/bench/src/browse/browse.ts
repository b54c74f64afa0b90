import { must } from '@xingzhi/runtime/assert'
import { verify } from '@xingzhi/verify/verify'
import type { Bench, BenchContext, Outcome } from '../frame/bench.ts'
import { startBenchProcess } from '../frame/bench-process.ts'
import { createBrowserRequests } from '../frame/browser-requests.ts'
import type { DemoReady } from '../frame/demo-process.ts'
import { startDemoSystem } from '../frame/demo-system.ts'
import { createHttpLoad, type HttpLoad, textOf } from '../frame/http-load.ts'
import { type ArmResult, interleave, ratio } from '../frame/interleave.ts'
import { profileDuring, profileLine } from '../frame/profile.ts'
import { sessionsQuery, summariesQuery } from './map-query.ts'
import { sequentialScans } from './scans.ts'
import { createVariety, type Variety } from './variety.ts'

const PAGE = 50
const CLIENTS = 32
/** So many that none comes twice within a second, unless others look at nearly the same. */
const VIEWS = 12_000
/** Among the loads. */
const OWN_AREA = 2

export const browse: Bench = {
  name: 'browse',
  what: "the map's queries over HTTP, beside a bare graphql-yoga that says hello",
  flags: { quick: '2,000 sessions and short rounds: to see that it works' },
  run,
}

async function run({ flags, progress, started }: BenchContext): Promise<Outcome> {
  const isQuick = flags.has('quick')
  const sessions = isQuick ? 2_000 : 10_000
  const plan = isQuick ? { rounds: 2, secondsPerSlice: 1 } : { rounds: 6, secondsPerSlice: 2 }
  progress(`filling a system with ${sessions} sessions`)
  const process = await startDemoSystem({ sessions }, started)
  const system = await process.receive<DemoReady>()
  const hello = startBenchProcess(new URL('./hello.ts', import.meta.url), started)
  const { url: helloUrl } = await hello.receive<{ url: string }>()
  const variety = createVariety()
  const loads = createLoads(system.url, helloUrl, variety)

  progress('warming up')
  for (const { load } of loads) await load.ask(isQuick ? 1 : 2)
  const scansBefore = await sequentialScans(system.databases)
  const arms = loads.map(({ name, load }) => ({ name, work: (seconds: number) => load.ask(seconds) }))
  const results = await interleave(arms, { ...plan, progress })
  const scansAfter = await sequentialScans(system.databases)
  const profile = await profileDuring(process, () => must(loads[OWN_AREA]).load.ask(plan.secondsPerSlice))
  const audit = await verify(system.databases)
  const notes = [
    ...newScans(scansBefore, scansAfter).map((scan) => `read from end to end: ${scan}`),
    `each their own area: ${variety.words()}`,
    `the system's process, each their own area: ${profileLine(profile)}`,
  ]
  return outcomeOf(
    results,
    { sessions, ...plan },
    { audit, notes, scans: newScans(scansBefore, scansAfter).length },
  )
}

interface NamedLoad {
  name: string
  load: HttpLoad
}

function createLoads(url: string, helloUrl: string, variety: Variety): NamedLoad[] {
  const now = new Date()
  const requests = createBrowserRequests(url)
  const hello = createBrowserRequests(helloUrl).graphql(JSON.stringify({ query: '{ hello }' }))
  const views = Array.from({ length: VIEWS }, (_, at) => {
    const question = sessionsQuery(PAGE, at + 1, now)
    return { question, request: requests.graphql(question) }
  })
  const same = requests.graphql(sessionsQuery(PAGE, 0, now))
  const summaries = requests.graphql(summariesQuery(now))
  const open = (
    target: string,
    request: (client: number, nth: number) => Buffer,
    check: (data: string) => void,
  ) =>
    createHttpLoad({
      url: target,
      clients: CLIENTS,
      request,
      check: (answer) => check(textOf(answer)),
    })
  const viewOf = (client: number, nth: number) => {
    const { question, request } = must(views[(client * (VIEWS / CLIENTS) + nth) % VIEWS])
    variety.asked(question)
    return request
  }
  return [
    { name: 'hello', load: open(helloUrl, () => hello, checkHello) },
    { name: 'map, the same area for all', load: open(url, () => same, checkWholePage) },
    {
      name: 'map, each their own area',
      load: open(url, viewOf, (data) => variety.found(checkList(data).length)),
    },
    { name: 'whole map, sums of all sites', load: open(url, () => summaries, checkSummaries) },
  ]
}

function checkHello(text: string): void {
  if (text !== '{"data":{"hello":"world"}}') throw new Error(`hello answered ${text}`)
}

function checkWholePage(text: string): void {
  if (checkList(text).length !== PAGE) throw new Error(`the map answered ${text.slice(0, 400)}`)
}

function checkList(text: string): unknown[] {
  const edges = JSON.parse(text).data?.sessions?.edges as {
    node: { slot: unknown; activity: { title: string } }
  }[]
  if (!edges?.every(({ node }) => node.slot && node.activity.title)) {
    throw new Error(`the map answered ${text.slice(0, 400)}`)
  }
  return edges
}

function checkSummaries(text: string): void {
  const count = JSON.parse(text).data?.siteSummaries?.length
  if (!(count > 50)) throw new Error(`the sums answered ${text.slice(0, 400)}`)
}

function newScans(before: Map<string, number>, after: Map<string, number>): string[] {
  return [...after]
    .map(([table, count]) => ({ table, count: count - (before.get(table) ?? 0) }))
    .filter(({ count }) => count > 0)
    .map(({ table, count }) => `${table} ${count} times`)
}

function outcomeOf(
  results: ArmResult[],
  settings: Outcome['settings'],
  { scans, ...rest }: Pick<Outcome, 'audit' | 'notes'> & { scans: number },
): Outcome {
  const [hello, same, own] = [must(results[0]), must(results[1]), must(results[2])]
  return {
    settings: { ...settings, clients: CLIENTS, page: PAGE },
    figures: results.map((result) => ({
      load: `${CLIENTS} clients`,
      arm: result.arm,
      values: {
        perSecond: result.median,
        ofHello: ratio(result, hello),
        p50Ms: result.p50Ms ?? 0,
        p99Ms: result.p99Ms ?? 0,
      },
    })),
    targets: [
      { name: 'the map, the same area for all / hello', value: ratio(same, hello), wanted: { atLeast: 0.8 } },
      { name: 'the map, each their own area / hello', value: ratio(own, hello), wanted: { atLeast: 0.5 } },
      { name: 'growing tables read from end to end', value: scans, wanted: { atMost: 0 } },
    ],
    ...rest,
  }
}
