import { must } from '@xingzhi/runtime/assert'
import { ask } from '../frame/asks.ts'
import type { BenchContext, Figure, Target } from '../frame/bench.ts'
import { quantile } from '../frame/interleave.ts'
import type { Rush, RushAsk } from './rush.ts'
import type { System } from './system.ts'

const CLIENTS = 256

export interface SellOut {
  /** It has no place left. */
  slotId: string
  figure: Figure
  targets: Target[]
}

/** A session with far fewer places than people who want one, some of whom ask twice; who gets none is told what else there is. */
export async function sellOut(
  system: System,
  { places, people }: { places: number; people: number },
  { progress }: BenchContext,
): Promise<SellOut> {
  progress(`${people} people want ${places} places`)
  const { sql } = system.booking
  const slotId = await system.publishSession(places)
  const { firstPerson } = await system.crowd('hot')
  const asked: RushAsk = { slotId, firstPerson, people, clients: CLIENTS }
  const { done, seconds, latenciesMs, granted, refused, alternatives, retried, changed } = await ask<
    RushAsk,
    Rush
  >(must(system.arms['people']), asked)
  const [slot] = await sql<{ reserved: number }[]>`select reserved from slots where id = ${slotId}`
  const answers = { answersPerSecond: (done + retried) / seconds, p50Ms: quantile(latenciesMs, 0.5) }
  return {
    slotId,
    figure: {
      load: `${places} places, ${people} people`,
      arm: 'd GraphQL',
      values: {
        ...answers,
        ...{ p99Ms: quantile(latenciesMs, 0.99), seconds, granted, refused, retried },
        alternativesEach: alternatives / refused,
      },
    },
    targets: [
      ...exactly('sell-out: places given, by the answers', granted, places),
      ...exactly('sell-out: places given, by the slot', must(slot).reserved, places),
      ...exactly('sell-out: people answered', granted + refused, people),
      ...exactly('sell-out: retries answered otherwise', changed, 0),
    ],
  }
}

/** As many, and no more. */
function exactly(name: string, value: number, wanted: number): Target[] {
  return [
    { name, value, wanted: { atLeast: wanted } },
    { name, value, wanted: { atMost: wanted } },
  ]
}
