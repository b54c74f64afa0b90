import { setTimeout as pause } from 'node:timers/promises'
import type { Finding } from '@xingzhi/verify/verify'
import type { BenchProcess } from '../frame/bench-process.ts'
import type { Committed } from './commits.ts'
import type { Handled } from './listener.ts'

const LOOK_EVERY_MS = 50
const PATIENCE_MS = 60_000

export interface Heard {
  /** From its commit until it was handled, of each event. */
  latenciesMs: number[]
  /** From the first commit until the last was handled. */
  tookSeconds: number
}

/** Follows what the listener handles, and keeps account of it over the whole run. */
export interface Hearing {
  /** Waits until all of these were handled. */
  all(committed: Committed): Promise<Heard>
  audit(): Finding[]
}

export function createHearing(listener: BenchProcess): Hearing {
  const times = new Map<string, number>()
  const versions = new Map<string, number>()
  const reordered: string[] = []
  const repeated: string[] = []
  const lost: string[] = []

  async function hearMore(): Promise<void> {
    listener.send('what was handled?')
    for (const { eventId, slotId, version, atMs } of await listener.receive<Handled[]>()) {
      if (times.has(eventId)) repeated.push(eventId)
      else times.set(eventId, atMs)
      if (version <= (versions.get(slotId) ?? 0)) reordered.push(`${slotId} version ${version}`)
      versions.set(slotId, version)
    }
  }

  return {
    async all(committed) {
      const deadline = performance.now() + PATIENCE_MS
      const missing = () => [...committed.keys()].filter((id) => !times.has(id))
      for (let left = missing(); left.length > 0; left = missing()) {
        if (performance.now() > deadline) {
          lost.push(...left)
          break
        }
        await pause(LOOK_EVERY_MS)
        await hearMore()
      }
      const handled = [...committed].flatMap(([id, at]) => {
        const heardAt = times.get(id)
        return heardAt === undefined ? [] : [{ at, heardAt }]
      })
      const first = Math.min(...committed.values())
      const last = handled.reduce((latest, { heardAt }) => Math.max(latest, heardAt), first)
      return {
        latenciesMs: handled.map(({ at, heardAt }) => heardAt - at),
        tookSeconds: (last - first) / 1000,
      }
    },
    audit: () => [
      { truth: 'every event was handled', counted: times.size, violations: lost },
      { truth: 'every event was handled once', counted: times.size, violations: repeated },
      { truth: "a slot's events were handled in order", counted: times.size, violations: reordered },
    ],
  }
}
