import { randomUUID } from 'node:crypto'
import { must } from '@xingzhi/runtime/assert'
import { ask } from '../frame/asks.ts'
import type { BenchContext, Figure, Target } from '../frame/bench.ts'
import { runClients, type Work } from '../frame/clients.ts'
import { type Client, openClient, textOf } from '../frame/http-load.ts'
import { interleave, ratio } from '../frame/interleave.ts'
import { webDocumentWithout } from '../frame/web-documents.ts'
import { createCookies, createReserveRequests, type Where } from './browsers.ts'
import { CLIENTS } from './rates.ts'
import type { System } from './system.ts'

/** Many want a place in a slot that has none. */
export interface RefusalsAsk {
  fullSlotId: string
  firstPerson: number
  seconds: number
  /** Whether they are told what else there is, as every page asks. */
  withAlternatives: boolean
}

const PEOPLE = 2_000
const WITH_MIN = 0.7

/** In people's process. */
export function createRefusals(where: Where): (asked: RefusalsAsk) => Promise<Work> {
  const cookies = createCookies(where)
  const { hostname, port } = new URL(where.url)
  const asPages = createReserveRequests(where.url)
  const shorter = createReserveRequests(where.url, webDocumentWithout('Reserve', 'alternatives'))
  return async ({ fullSlotId, firstPerson, seconds, withAlternatives }) => {
    for (let at = 0; at < PEOPLE; at++) await cookies(firstPerson + at)
    const requestOf = withAlternatives ? asPages : shorter
    const open = () => openClient(hostname, Number(port))
    const browsers = await Promise.all(Array.from({ length: CLIENTS }, open))
    let next = 0

    async function beRefused(browser: Client): Promise<void> {
      const number = next++
      const cookie = await cookies(firstPerson + (number % PEOPLE))
      const isRead = number < CLIENTS
      const answer = await browser.ask(requestOf(cookie, fullSlotId, randomUUID()), isRead)
      const text = answer && textOf(answer)
      if (text?.includes('"SLOT_FULL"') === false) throw new Error(`answered ${text}`)
    }

    try {
      return await runClients(CLIENTS, { seconds }, (at) => beRefused(must(browsers[at])))
    } finally {
      for (const { socket } of browsers) socket.destroy()
    }
  }
}

/** What alternatives cost those who are refused, at a slot that is full. */
export async function measureRefusals(
  system: System,
  fullSlotId: string,
  plan: { rounds: number; secondsPerSlice: number },
  { progress }: BenchContext,
): Promise<{ figures: Figure[]; target: Target }> {
  const { firstPerson } = await system.crowd('hot')
  const arms = [false, true].map((withAlternatives) => ({
    name: withAlternatives ? 'with alternatives' : 'without',
    work: (seconds: number) =>
      ask<RefusalsAsk>(must(system.arms['people']), { fullSlotId, firstPerson, seconds, withAlternatives }),
  }))
  progress('refusals: warming up')
  for (const arm of arms) await arm.work(1)
  const results = await interleave(arms, { ...plan, progress: (line) => progress(`refusals ${line}`) })
  const [without, withThem] = [must(results[0]), must(results[1])]
  return {
    figures: results.map((result) => ({
      load: 'a full slot',
      arm: result.arm,
      values: {
        perSecond: result.median,
        ofWithout: ratio(result, without),
        p50Ms: result.p50Ms ?? 0,
        p99Ms: result.p99Ms ?? 0,
      },
    })),
    target: {
      name: 'refusals: with alternatives / without',
      value: ratio(withThem, without),
      wanted: { atLeast: WITH_MIN },
    },
  }
}
