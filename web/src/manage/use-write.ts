import { useRef, useState } from 'react'
import type { OperationResult } from 'urql'
import type { RefusedWriteFragment } from '../api/gen/documents.ts'
import { useIdempotencyKey } from '../api/idempotency-key.ts'

export type WriteState =
  | { phase: 'ready' }
  | { phase: 'sending' }
  | { phase: 'unanswered' }
  | { phase: 'refused'; refused: RefusedWriteFragment }

type Verdict = { __typename: string }

/**
 * Sends a write once per intent, which is what it asks for: a double press sends once, and a retry after a lost answer
 * carries the same key. Answers the success, or null; `state` then says why.
 */
export function useWrite(): {
  state: WriteState
  write<V extends Verdict>(
    intent: string,
    send: (idempotencyKey: string) => Promise<OperationResult<Record<string, V> | object>>,
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
      const { data } = await send(keyFor(intent))
      underWay.current = false
      const verdict = data && Object.values(data).find(isVerdict)
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
      return verdict as never
    },
    reset: () => setState({ phase: 'ready' }),
  }
}

function isVerdict(value: unknown): value is Verdict {
  return typeof value === 'object' && value !== null && '__typename' in value
}

function isRefused(verdict: Verdict): verdict is RefusedWriteFragment {
  return verdict.__typename === 'Refused'
}
