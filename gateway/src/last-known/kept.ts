import type { Clock } from '@xingzhi/runtime/clock'

/** Things by name, the newest of them, and none longer than a while. */
export interface Kept<T> {
  put(name: string, thing: T): void
  get(name: string): T | undefined
}

export function createKept<T>(limits: { countMax: number; keepMs: number; clock: Clock }): Kept<T> {
  const { countMax, keepMs, clock } = limits
  // Two generations: to give up the elder one as a whole is cheaper than to know of each thing how old it is.
  let young = new Map<string, { thing: T; at: number }>()
  let elder = young

  return {
    put(name, thing) {
      if (young.size >= countMax / 2 && !young.has(name)) {
        elder = young
        young = new Map()
      }
      young.set(name, { thing, at: clock().getTime() })
    },
    get(name) {
      const found = young.get(name) ?? elder.get(name)
      return found !== undefined && clock().getTime() - found.at < keepMs ? found.thing : undefined
    },
  }
}
