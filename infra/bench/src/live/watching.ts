import { must } from '@xingzhi/runtime/assert'
import type { Finding } from '@xingzhi/verify/verify'
import type { Seen } from './browsers.ts'
import type { Commits } from './changes.ts'

export interface Watched {
  /** From the answer to who reserved until a page had this state, or a newer one; of each change and page. */
  latenciesMs: number[]
  /** States that came to pages. */
  updates: number
  finding: Finding
}

/** Puts what was committed beside what the pages saw. `watch`: the slots of each page. */
export function compareSeen(commits: Commits, seen: Seen, watch: readonly (readonly number[])[]): Watched {
  const slotCount = commits.length
  const reached = new Map<number, number>()
  const latenciesMs: number[] = []
  for (const [index, page] of seen.pages.entries()) {
    const [slot, version] = [must(seen.slots[index]), must(seen.versions[index])]
    const place = page * slotCount + slot
    for (const at of versionsBetween(must(commits[slot]), reached.get(place) ?? 0, version)) {
      latenciesMs.push(must(seen.atMs[index]) - at)
    }
    reached.set(place, Math.max(version, reached.get(place) ?? 0))
  }
  const behind: string[] = []
  let counted = 0
  for (const [page, slots] of watch.entries()) {
    for (const slot of slots) {
      const last = Math.max(0, ...must(commits[slot]).keys())
      counted++
      if (last > (reached.get(page * slotCount + slot) ?? 0)) behind.push(`page ${page}, slot ${slot}`)
    }
  }
  const finding = { truth: 'every page has the last state of its slots', counted, violations: behind }
  return { latenciesMs, updates: seen.pages.length, finding }
}

function* versionsBetween(commits: Map<number, number>, after: number, to: number): Iterable<number> {
  for (let version = to; version > after; version--) {
    const at = commits.get(version)
    // What was before the run has no commit of its own.
    if (at === undefined) return
    yield at
  }
}
