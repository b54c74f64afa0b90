import { useRef } from 'react'

/** A new key for a new intent: 128 random bits as hex. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * One key per intent, not per click. `keyFor(intent)` answers the same key while the intent's words stay the same,
 * so a retry after a lost answer is recognised; `settled()` ends the intent once the server has given its verdict.
 */
export function useIdempotencyKey(): { keyFor(intent: string): string; settled(): void } {
  const kept = useRef<{ intent: string; key: string } | null>(null)
  return {
    keyFor(intent) {
      if (kept.current?.intent !== intent) kept.current = { intent, key: newIdempotencyKey() }
      return kept.current.key
    },
    settled() {
      kept.current = null
    },
  }
}
