import { useRef, useState } from 'react'
import type { Document } from '../api/document.ts'
import { useIdempotencyKey } from '../api/idempotency-key.ts'
import { useMutation } from '../api/use-mutation.ts'
import { isRefusedWith, isSettled, type RefusedOf, readAnswer, type SuccessOf } from './verdict.ts'

export type WriteState<Refused> =
  | { phase: 'ready' }
  | { phase: 'sending' }
  /** No verdict: the answer was lost, or the server could not give one and said why. */
  | { phase: 'unanswered'; message: string | null }
  | { phase: 'refused'; refused: Refused }

export interface Writing<Data, Input> {
  state: WriteState<RefusedOf<Data>>
  /** Answers the success, or null; `state` then says why. What is not of the intent is left out of its words. */
  write(input: Input, intent?: string): Promise<SuccessOf<Data> | null>
  reset(): void
}

interface Keyed {
  idempotencyKey: string
}

/** A mutation whose input carries a key. */
export type WriteDocument<Data, Input extends Keyed> = Document<Data, { input: Input }>

interface WriteOptions {
  /** There is no sign-in, or it has expired: called in place of saying so. */
  onSignIn?(): void
}

/**
 * Sends a write once per intent, which is what its input asks for: a double press sends once, and a retry after a lost
 * answer carries the same key.
 */
export function useWrite<Data extends object, Input extends Keyed>(
  document: WriteDocument<Data, Input>,
  options: WriteOptions = {},
): Writing<Data, Omit<Input, 'idempotencyKey'>> {
  const { keyFor, settled } = useIdempotencyKey()
  return useSend(document, {
    ...options,
    complete: (asked, intent = JSON.stringify(asked)) =>
      ({ ...asked, idempotencyKey: keyFor(intent) }) as unknown as Input,
    settled,
  })
}

/** A write that carries no key, since it may be done again without harm. */
export function useRepeatableWrite<Data extends object, Input extends object>(
  document: Document<Data, { input: Input }>,
): Writing<Data, Input> {
  return useSend(document, { complete: (asked) => asked, settled: () => {} })
}

function useSend<Data extends object, Input extends object, Asked>(
  document: Document<Data, { input: Input }>,
  {
    complete,
    settled,
    onSignIn,
  }: WriteOptions & {
    complete(asked: Asked, intent?: string): Input
    /** The intent is judged: the next press is a new one. */
    settled(): void
  },
): Writing<Data, Asked> {
  const [state, setState] = useState<WriteState<RefusedOf<Data>>>({ phase: 'ready' })
  const [, send] = useMutation(document)
  const underWay = useRef(false)

  return {
    state,
    async write(asked, intent) {
      if (underWay.current) return null
      underWay.current = true
      setState({ phase: 'sending' })
      const answer = readAnswer(await send({ input: complete(asked, intent) }))
      underWay.current = false
      if (isSettled(answer)) settled()
      if (answer.phase === 'done') {
        setState({ phase: 'ready' })
        return answer.success
      }
      if (onSignIn && isRefusedWith('SIGN_IN_REQUIRED', answer)) {
        setState({ phase: 'ready' })
        onSignIn()
      } else setState(answer)
      return null
    },
    reset: () => setState({ phase: 'ready' }),
  }
}
