import { useRef, useState } from 'react'
import type { RefusedWriteFragment } from '../api/gen/documents.ts'
import { useIdempotencyKey } from '../api/idempotency-key.ts'

export type WriteState =
  | { phase: 'ready' }
  | { phase: 'sending' }
  | { phase: 'unanswered' }
  | { phase: 'refused'; refused: RefusedWriteFragment }

/**
 * Sends a write once per intent, which names what it asks for: a double press sends once, and a retry after a lost
 * answer carries the same key. `write` answers the success, or null; `state` then says why.
 */
export function useWrite(): {
  state: WriteState
  write<V extends { __typename: string }>(
    intent: string,
    send: (idempotencyKey: string) => Promise<V | RefusedWriteFragment | undefined>,
  ): Promise<Exclude<V, RefusedWriteFragment> | null>
  reset(): void
} {
  const [state, setState] = useState<WriteState>({ phase: 'ready' })
  const { keyFor, settled } = useIdempotencyKey()
  const underWay = useRef(false)

  return {
    state,
    async write(intent, send) {
      if (underWay.current) return null
      underWay.current = true
      setState({ phase: 'sending' })
      const verdict = await send(keyFor(intent))
      underWay.current = false
      if (!verdict) {
        setState({ phase: 'unanswered' })
        return null
      }
      if (isRefused(verdict)) {
        if (verdict.code !== 'BUSY') settled()
        setState({ phase: 'refused', refused: verdict })
        return null
      }
      settled()
      setState({ phase: 'ready' })
      return verdict as Exclude<typeof verdict, RefusedWriteFragment>
    },
    reset: () => setState({ phase: 'ready' }),
  }
}

function isRefused(verdict: { __typename: string }): verdict is RefusedWriteFragment {
  return verdict.__typename === 'Refused'
}
