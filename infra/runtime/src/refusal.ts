import { create } from '@bufbuild/protobuf'
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt'
import { Code, ConnectError, type Interceptor } from '@connectrpc/connect'
import { type Refusal, RefusalCode, RefusalSchema } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { assert } from './assert.ts'

export type RefusalName = Exclude<keyof typeof RefusalCode, 'UNSPECIFIED'>
/** What the words of a refusal need, by name. Numbers become decimal, dates RFC 3339; an absent fact is left out. */
export type RefusalFacts = Record<string, string | number | bigint | Date | undefined>

/** A business refusal: not a bug, not an outage, and its words are made from the code and the facts. */
export class Refused extends Error {
  override name = 'Refused'
  readonly code: RefusalName
  readonly facts: Record<string, string>
  readonly suggestedStarts: Date[]

  constructor(code: RefusalName, facts: RefusalFacts = {}, suggestedStarts: Date[] = []) {
    super(code)
    this.code = code
    this.facts = textsOf(facts)
    this.suggestedStarts = suggestedStarts
  }
}

export function refuse(code: RefusalName, facts?: RefusalFacts, suggestedStarts?: Date[]): never {
  throw new Refused(code, facts, suggestedStarts)
}

/** The refusal that an RPC was answered with; undefined for any other error. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refused) return toRefusal(error)
  return error instanceof ConnectError ? error.findDetails(RefusalSchema)[0] : undefined
}

export function toRefusal(refused: Refused): Refusal {
  return create(RefusalSchema, {
    code: RefusalCode[refused.code],
    facts: refused.facts,
    suggestedStarts: refused.suggestedStarts.map(timestampFromDate),
  })
}

export function fromRefusal(refusal: Refusal): Refused {
  const name = RefusalCode[refusal.code] as keyof typeof RefusalCode | undefined
  assert(name !== undefined && name !== 'UNSPECIFIED', `unknown refusal code ${refusal.code}`)
  return new Refused(name, refusal.facts, refusal.suggestedStarts.map(timestampDate))
}

/** Turns a Refused of a handler into a Connect error with the refusal as its detail. */
export function refusalInterceptor(): Interceptor {
  return (next) => async (request) => {
    try {
      return await next(request)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      throw new ConnectError(error.code, statusOf(error.code), undefined, [
        { desc: RefusalSchema, value: toRefusal(error) },
      ])
    }
  }
}

function statusOf(code: RefusalName): Code {
  switch (code) {
    case 'SIGN_IN_REQUIRED':
      return Code.Unauthenticated
    case 'FORBIDDEN':
      return Code.PermissionDenied
    case 'NOT_FOUND':
      return Code.NotFound
    case 'INVALID_INPUT':
      return Code.InvalidArgument
    case 'BUSY':
      return Code.ResourceExhausted
    default:
      return Code.FailedPrecondition
  }
}

function textsOf(facts: RefusalFacts): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, fact] of Object.entries(facts)) {
    if (fact !== undefined) texts[name] = fact instanceof Date ? fact.toISOString() : String(fact)
  }
  return texts
}
