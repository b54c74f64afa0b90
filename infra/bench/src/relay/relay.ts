import { join } from 'node:path'
import { startKafka } from '@xingzhi/kafka/kafka'
import { startPostgres } from '@xingzhi/postgres/postgres'
import { must } from '@xingzhi/runtime/assert'
import { openDatabase } from '@xingzhi/runtime/database'
import { silentLog } from '@xingzhi/runtime/log'
import type { Bench, BenchContext, Figure, Outcome } from '../frame/bench.ts'
import { startBenchProcess } from '../frame/bench-process.ts'
import { median, quantile } from '../frame/interleave.ts'
import { scratchFolder } from '../frame/scratch-folder.ts'
import { type ArmName, arms, migrateDatabase, type RelaySettings } from './arms.ts'
import { type Committer, createCommitter } from './commits.ts'
import { createHearing, type Hearing } from './hearing.ts'

const PER_SECOND = 1_000
const COMMIT_CONNECTIONS = 8

export const relay: Bench = {
  name: 'relay',
  what: 'from the commit of an event to its consumer, over Kafka',
  flags: { quick: 'small bursts and a few seconds: to see that it works' },
  run,
}

interface Plan {
  rounds: number
  burst: number
  steadySeconds: number
}

async function run({ flags, progress, started }: BenchContext): Promise<Outcome> {
  const plan = flags.has('quick')
    ? { rounds: 2, burst: 1_000, steadySeconds: 3 }
    : { rounds: 5, burst: 5_000, steadySeconds: 15 }
  progress('starting PostgreSQL and Kafka')
  const settings = await startServers(started)
  const words = [JSON.stringify(settings)]
  const listener = startBenchProcess(new URL('./listener.ts', import.meta.url), started, { words })
  const teller = startBenchProcess(new URL('./teller.ts', import.meta.url), started, { words })
  await Promise.all([listener.receive(), teller.receive()])
  const hearing = createHearing(listener)
  const committers = openCommitters(settings, started)

  progress('warming up')
  for (const arm of arms) await hearing.all(await committers[arm].burst(plan.burst / 5))
  const bursts = await measureBursts(committers, hearing, plan, progress)
  const steady: Figure[] = []
  for (const arm of arms) steady.push(await measureSteady(arm, committers[arm], hearing, plan, progress))
  return {
    settings: { ...plan, perSecond: PER_SECOND, slots: 200, partitions: 6 },
    figures: [...bursts, ...steady],
    targets: steady.map(({ arm, values }) => ({
      name: `commit to consumer at ${PER_SECOND}/s, ${arm}: p99 ms`,
      value: must(values['p99Ms']),
      wanted: { atMost: 100 },
    })),
    audit: hearing.audit(),
    notes: [],
  }
}

async function startServers(started: AsyncDisposableStack): Promise<RelaySettings> {
  const folder = await scratchFolder(started)
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), log: silentLog })
  started.defer(() => postgres.stop())
  const kafka = await startKafka({ dir: join(folder, 'kafka'), log: silentLog })
  started.defer(() => kafka.stop())
  const databaseFor = async (name: string) => {
    await postgres.createDatabase(name)
    await migrateDatabase(postgres.url(name))
    return postgres.url(name)
  }
  return {
    brokers: kafka.brokers,
    outboxes: {
      'no effect': await databaseFor('outbox_one'),
      'effect in the database': await databaseFor('outbox_two'),
    },
    effects: await databaseFor('effects'),
  }
}

function openCommitters(
  { outboxes }: RelaySettings,
  started: AsyncDisposableStack,
): Record<ArmName, Committer> {
  const open = (url: string) => {
    const database = openDatabase({ url, connectionsMax: COMMIT_CONNECTIONS, name: 'bench' })
    started.defer(() => database.close())
    return createCommitter(database.sql)
  }
  return {
    'no effect': open(outboxes['no effect']),
    'effect in the database': open(outboxes['effect in the database']),
  }
}

async function measureBursts(
  committers: Record<ArmName, Committer>,
  hearing: Hearing,
  { rounds, burst }: Plan,
  progress: BenchContext['progress'],
): Promise<Figure[]> {
  const rates: Record<ArmName, number[]> = { 'no effect': [], 'effect in the database': [] }
  for (let round = 0; round < rounds; round++) {
    for (const arm of round % 2 === 0 ? arms : arms.toReversed()) {
      const { tookSeconds } = await hearing.all(await committers[arm].burst(burst))
      rates[arm].push(burst / tookSeconds)
      progress(`burst ${round + 1}/${rounds}  ${arm}: ${Math.round(burst / tookSeconds)}/s`)
    }
  }
  return arms.map((arm) => ({
    load: `${burst} events in one commit`,
    arm,
    values: { perSecond: median(rates[arm]) },
  }))
}

async function measureSteady(
  arm: ArmName,
  committer: Committer,
  hearing: Hearing,
  { steadySeconds }: Plan,
  progress: BenchContext['progress'],
): Promise<Figure> {
  progress(`${PER_SECOND}/s for ${steadySeconds} s, one commit each  ${arm}`)
  const { latenciesMs, tookSeconds } = await hearing.all(await committer.steadily(PER_SECOND, steadySeconds))
  return {
    load: `${PER_SECOND}/s, one commit each`,
    arm,
    values: {
      perSecond: latenciesMs.length / tookSeconds,
      p50Ms: quantile(latenciesMs, 0.5),
      p99Ms: quantile(latenciesMs, 0.99),
    },
  }
}
