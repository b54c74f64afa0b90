import { Code, ConnectError } from '@connectrpc/connect'
import { fromRefusal, refusalOf } from '@xingzhi/runtime/refusal'
import { type ExecutionResult, GraphQLError, type GraphQLErrorExtensions } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Visit } from './context.ts'
import { refusalsTotal } from './metrics.ts'
import { wordRefusal } from './wording/word-refusal.ts'
import { say } from './wording/words.ts'

const OUTAGES = new Set([Code.Unavailable, Code.DeadlineExceeded, Code.Aborted, Code.Canceled])

/** Words every error for who asked: refusals and outages say what they are, all else only its request id. */
export function wordErrors(): Plugin<Visit> {
  return {
    onExecute({ args }) {
      return {
        onExecuteDone({ result, setResult }) {
          if (!(Symbol.asyncIterator in result) && result.errors) setResult(worded(result, args.contextValue))
        },
      }
    },
    onSubscribe({ args }) {
      return {
        onSubscribeResult({ result, setResult }) {
          if (!(Symbol.asyncIterator in result)) {
            if (result.errors) setResult(worded(result, args.contextValue))
            return
          }
          return {
            onNext({ result, setResult }) {
              if (result.errors) setResult(worded(result, args.contextValue))
            },
          }
        },
        onSubscribeError({ error, setError }) {
          setError(wordError(toGraphQLError(error), args.contextValue))
        },
      }
    },
  }
}

function worded<R extends ExecutionResult>(result: R, visit: Visit): R {
  return { ...result, errors: result.errors?.map((error) => wordError(toGraphQLError(error), visit)) }
}

/** The error as the browser may see it. */
export function wordError(error: GraphQLError, visit: Visit): GraphQLError {
  const cause = rootOf(error)
  if (cause instanceof GraphQLError && !isOurBug(cause)) return coded(error)
  const refusal = refusalOf(cause)
  if (refusal !== undefined) {
    const refused = fromRefusal(refusal)
    refusalsTotal.inc({ code: refused.code })
    return rewritten(error, wordRefusal(refused, visit.language), refused.code)
  }
  if (isOutage(cause)) {
    visit.gateway.log.warn({ err: cause, requestId: visit.requestId }, 'a service is away')
    return rewritten(error, say('unavailable', visit.language), 'UNAVAILABLE')
  }
  const { requestId } = visit
  visit.gateway.log.error({ err: cause, requestId, path: error.path }, 'unexpected')
  return rewritten(error, say('unexpected', visit.language), 'UNEXPECTED', { requestId })
}

/** A service is away, or does not answer in time. */
export function isOutage(error: unknown): error is ConnectError {
  return error instanceof ConnectError && OUTAGES.has(error.code)
}

/** Compiled documents report a null that must not be as an error of graphql's own; interpreted ones throw it. */
function isOurBug({ message }: GraphQLError): boolean {
  return message.startsWith('Cannot return null for non-nullable field')
}

/** What graphql finds wrong with values while it executes comes without a code. */
function coded(error: GraphQLError): GraphQLError {
  // Those of compiled documents have no extensions, whatever their type says.
  const given = error.extensions as GraphQLErrorExtensions | undefined
  if (typeof given?.['code'] === 'string') return error
  const { nodes, source, positions, path } = error
  const extensions = { ...given, code: 'BAD_USER_INPUT' }
  return new GraphQLError(error.message, {
    ...(nodes && { nodes }),
    ...(source && { source }),
    ...(positions && { positions }),
    ...(path && { path }),
    extensions,
  })
}

function rewritten(error: GraphQLError, message: string, code: string, more: object = {}): GraphQLError {
  return new GraphQLError(message, { path: error.path, extensions: { code, ...more } })
}

/** What was thrown in the first place; an error of graphql itself has no other. */
function rootOf(error: GraphQLError): unknown {
  let cause: unknown = error
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError
  return cause
}

function toGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error
  const originalError = error instanceof Error ? error : new Error(String(error))
  return new GraphQLError(originalError.message, { originalError })
}
