import { readdirSync, readFileSync } from 'node:fs'

const KIB = 1024

/** What a process holds in memory, in bytes; pages that it shares count in equal parts. 0 when it is gone. */
export function memoryOf(pid: number): number {
  const pss = /^Pss:\s+(\d+) kB$/m.exec(readOrEmpty(`/proc/${pid}/smaps_rollup`))?.[1]
  return Number(pss ?? 0) * KIB
}

/** A process, and all that were started by it, and by those. */
export function treeOf(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    // The command's name may hold anything, so what comes after it is read from its end.
    const [, parent] = /^.*\) \S (\d+) /s.exec(readOrEmpty(`/proc/${name}/stat`)) ?? []
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  const isBelow = (one: number): boolean =>
    one === pid || (parents.has(one) && isBelow(parents.get(one) ?? 0))
  return [...parents.keys()].filter(isBelow)
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
