import type { ApiError } from '../api/answer.ts'
import { errorWords } from '../api/error-words.ts'
import type { RefusalCode } from '../api/gen/documents.ts'

/** The service's "no", in its own words. */
export interface Refusal {
  __typename: 'Refused'
  code: RefusalCode
  message: string
  suggestedStarts?: readonly string[]
}

/** What a mutation's one field answers: its success, or a refusal. */
export type VerdictOf<Data> = Exclude<Data[Exclude<keyof Data, '__typename'>], undefined>
export type SuccessOf<Data> = Exclude<VerdictOf<Data>, { __typename: 'Refused' }>
export type RefusedOf<Data> = Extract<VerdictOf<Data>, Refusal>

export type Answer<Data> =
  | { phase: 'done'; success: SuccessOf<Data> }
  | { phase: 'refused'; refused: RefusedOf<Data> }
  /** No verdict: the answer was lost, or the server could not give one and said why. */
  | { phase: 'unanswered'; message: string | null }

/** Reads what came back for a mutation that asks for one field. */
export function readAnswer<Data extends object>({
  data,
  error,
}: {
  data?: Data | null | undefined
  error?: ApiError | undefined
}): Answer<Data> {
  const verdict = data && Object.values(data).find((value) => typeof value === 'object' && value !== null)
  if (!verdict) return { phase: 'unanswered', message: errorWords(error) }
  if (isRefusal(verdict)) return { phase: 'refused', refused: verdict as RefusedOf<Data> }
  return { phase: 'done', success: verdict as SuccessOf<Data> }
}

/** Whether the intent is judged, so that the next press is a new one. A busy service has judged nothing. */
export function isSettled(answer: { phase: string; refused?: unknown }): boolean {
  return answer.phase !== 'unanswered' && !isRefusedWith('BUSY', answer)
}

export function isRefusedWith(code: RefusalCode, { refused }: { phase: string; refused?: unknown }): boolean {
  return isRefusal(refused) && refused.code === code
}

function isRefusal(verdict: unknown): verdict is Refusal {
  return (verdict as Refusal | undefined)?.__typename === 'Refused'
}
