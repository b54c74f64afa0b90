export interface Recent<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): void
}

/**
 * Keeps what was used lately: at least the last `keptMax` entries that were asked for or set, at most twice as many. When a
 * generation is full, the one before it goes, so that a crowd larger than the cache costs look-ups, not the whole cache.
 */
export function keepRecent<K, V>(keptMax: number): Recent<K, V> {
  let young = new Map<K, V>()
  let old = new Map<K, V>()

  function set(key: K, value: V): void {
    if (young.size >= keptMax && !young.has(key)) {
      old = young
      young = new Map()
    }
    young.set(key, value)
  }

  return {
    get(key) {
      const found = young.get(key)
      if (found !== undefined) return found
      const before = old.get(key)
      if (before !== undefined) set(key, before)
      return before
    },
    set,
  }
}
