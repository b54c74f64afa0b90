import { useRef, useState } from 'react'
import type { Answer } from '../api/answer.ts'
import { errorWords } from '../api/error-words.ts'
import { ReserveDocument, type ReserveMutation } from '../api/gen/documents.ts'
import { useIdempotencyKey } from '../api/idempotency-key.ts'
import { useMutation } from '../api/use-mutation.ts'
import { useHere } from './here.ts'

type Verdict = ReserveMutation['reserve']
export type Reserved = Extract<Verdict, { __typename: 'ReserveSuccess' }>['reservation']
export type ReserveRefused = Extract<Verdict, { __typename: 'Refused' }>

export type ReserveState =
  | { phase: 'ready' }
  | { phase: 'sending' }
  /** No verdict: the answer was lost, or the server could not give one and said why. */
  | { phase: 'unanswered'; message: string | null }
  | { phase: 'reserved'; reservation: Reserved }
  | { phase: 'refused'; refused: ReserveRefused }

/**
 * Reserves once per intent (slot and party): a double press sends once, and after a lost answer the same key asks
 * for the same verdict again.
 */
export function useReserve(slotId: string): {
  state: ReserveState
  reserve(partySize: number): Promise<Verdict | null>
} {
  const [state, setState] = useState<ReserveState>({ phase: 'ready' })
  const [, send] = useMutation(ReserveDocument)
  const { here } = useHere()
  const { keyFor, settled } = useIdempotencyKey()
  const underWay = useRef(false)

  async function reserve(partySize: number): Promise<Verdict | null> {
    if (underWay.current) return null
    underWay.current = true
    setState({ phase: 'sending' })
    const near = here && { latitude: here.latitude, longitude: here.longitude }
    const answer = await send({
      input: { slotId, partySize, idempotencyKey: keyFor(`${slotId} ${partySize}`), near },
    })
    underWay.current = false
    const verdict = verdictOf(answer)
    if (verdict && !(verdict.__typename === 'Refused' && verdict.code === 'BUSY')) settled()
    setState(verdict ? stateAfter(verdict) : { phase: 'unanswered', message: errorWords(answer.error) })
    return verdict
  }

  return { state, reserve }
}

function verdictOf(answer: Answer<ReserveMutation>): Verdict | null {
  return answer.data?.reserve ?? null
}

function stateAfter(verdict: Verdict): ReserveState {
  if (verdict.__typename === 'ReserveSuccess') return { phase: 'reserved', reservation: verdict.reservation }
  return { phase: 'refused', refused: verdict }
}
