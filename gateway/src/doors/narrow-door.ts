import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type ExecutionResult, GraphQLError, getOperationAST, OperationTypeNode } from 'graphql'
import { type FetchAPI, isAsyncIterable, processRegularResult } from 'graphql-yoga'
import type { Context } from '../context.ts'
import { wordError } from '../errors.ts'
import { singleAnswerType } from './accept.ts'
import { type Params, readParams } from './params.ts'
import type { Pipeline } from './pipeline.ts'

interface Answer {
  status: number
  headers: Record<string, string>
  body: string
}

const compress = promisify(gzip)
/** Below this a compressed answer saves no packet. */
const COMPRESS_FROM_BYTES = 2_048
const COMPRESS_LEVEL = 4
// The pipeline only asks for the method: a mutation does not come by GET.
const AS_POST = { method: 'POST' } as Request

/**
 * A plain POST of one operation, straight to the pipeline: what yoga does besides is turning Node's request into a fetch
 * Request and back, which costs more than all the rest. False when the request is not that plain; then yoga answers.
 */
export async function answerNarrowly(pipeline: Pipeline, context: Context, body: string): Promise<boolean> {
  const { req, res } = context
  const type = singleAnswerType(req.headers.accept)
  const params = type === undefined || req.url !== '/graphql' ? undefined : readParams(body)
  if (type === undefined || params === undefined) return false
  const result = await execute(pipeline, context, params)
  if (result === undefined) return false
  await send(req, res, toAnswer(result, type))
  return true
}

async function execute(
  pipeline: Pipeline,
  context: Context,
  params: Params,
): Promise<ExecutionResult | undefined> {
  const enveloped = pipeline.getEnveloped({ ...context, params, request: AS_POST })
  try {
    const document = enveloped.parse(params.query)
    const operation = getOperationAST(document, params.operationName)
    if (operation?.operation === OperationTypeNode.SUBSCRIPTION) return undefined
    const errors = enveloped.validate(enveloped.schema, document)
    if (errors.length > 0) return { errors }
    const result = await enveloped.execute({
      schema: enveloped.schema,
      document,
      contextValue: await enveloped.contextFactory(),
      variableValues: params.variables,
      operationName: params.operationName,
    })
    return isAsyncIterable(result) ? undefined : result
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] }
    const originalError = error instanceof Error ? error : new Error(String(error))
    return { errors: [wordError(new GraphQLError(originalError.message, { originalError }), context)] }
  }
}

function toAnswer(result: ExecutionResult, type: string): Answer {
  // Yoga's own rules for status and errors, on a response that is only written down.
  const written = processRegularResult(result, { Response: WrittenResponse } as unknown as FetchAPI, type)
  return written as unknown as Answer
}

class WrittenResponse implements Answer {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string

  constructor(body: string | null, init: { status: number; headers: Record<string, string> }) {
    this.body = body ?? ''
    this.status = init.status
    this.headers = init.headers
  }
}

async function send(
  req: IncomingMessage,
  res: ServerResponse,
  { status, headers, body }: Answer,
): Promise<void> {
  const bytes = Buffer.from(body)
  const isLong = bytes.length >= COMPRESS_FROM_BYTES
  const isCompressed = isLong && /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''))
  const sent = isCompressed ? await compress(bytes, { level: COMPRESS_LEVEL }) : bytes
  res.writeHead(status, {
    ...headers,
    'content-length': sent.length,
    ...(isLong && { vary: 'accept-encoding' }),
    ...(isCompressed && { 'content-encoding': 'gzip' }),
  })
  res.end(sent)
}
