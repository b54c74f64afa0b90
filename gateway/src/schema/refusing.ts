import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { fromRefusal, Refused, refusalOf } from '@xingzhi/runtime/refusal'

/** Names a mutation's union: `reserve` answers `ReserveResult`, of `ReserveSuccess` with this field and `Refused`. */
export function orRefused(mutation: string, field: string) {
  const name = mutation[0]?.toUpperCase() + mutation.slice(1)
  return {
    types: [Refused],
    union: { name: `${name}Result` },
    result: { name: `${name}Success` },
    dataField: { name: field },
  }
}

/**
 * The answer of a call, or its refusal thrown as `Refused`; an outage stays what it is. `doing` is a fact for the words:
 * what is too late, or not open yet, can be many things.
 */
export async function refusing<T>(call: Promise<T>, doing?: string): Promise<T> {
  try {
    return await call
  } catch (error) {
    const refusal = error instanceof Refused ? undefined : refusalOf(error)
    if (refusal === undefined) throw error
    const { code, facts, suggestedStarts } = fromRefusal(refusal)
    throw new Refused(code, { ...facts, doing }, suggestedStarts)
  }
}

/** The answer of a call, or null when who asks may not know. */
export async function orHidden<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call
  } catch (error) {
    const code = refusalOf(error)?.code
    const isHidden =
      code === RefusalCode.SIGN_IN_REQUIRED ||
      code === RefusalCode.FORBIDDEN ||
      code === RefusalCode.NOT_FOUND
    if (isHidden) return null
    throw error
  }
}
