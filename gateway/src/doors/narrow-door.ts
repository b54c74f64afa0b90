import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  getOperationAST,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql'
import { isAsyncIterable } from 'graphql-yoga'
import type { Context } from '../context.ts'
import { wordError } from '../errors.ts'
import { operationSeconds, operationsTotal } from '../metrics.ts'
import { slotIdsIn } from '../same-question/changes.ts'
import type { WrittenResult } from '../written-lists/write-lists.ts'
import { singleAnswerType } from './accept.ts'
import { type Params, readParams } from './params.ts'
import type { Pipeline } from './pipeline.ts'
import { sendAnswer, type WrittenAnswer, writeAnswer } from './written-answer.ts'

type Enveloped = ReturnType<Pipeline['getEnveloped']>

interface Prepared {
  document: DocumentNode
  operation: OperationDefinitionNode | null | undefined
}

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
  const question = `${type} ${body}`
  const answer =
    (await findShared(context, question)) ?? (await execute(pipeline, context, params, { type, question }))
  if (answer === undefined) return false
  sendAnswer(req, res, answer)
  return true
}

async function findShared(
  { gateway: { sameQuestion }, viewer, arrivedAt }: Context,
  question: string,
): Promise<WrittenAnswer | undefined> {
  const found = await sameQuestion.answers.find(question, viewer?.personId)
  if (found === undefined) return undefined
  operationSeconds.observe({ field: found.field }, (performance.now() - arrivedAt) / 1000)
  operationsTotal.inc({ field: found.field, outcome: 'ok' })
  return found.answer
}

/** Undefined for what is answered more than once. */
async function execute(
  pipeline: Pipeline,
  context: Context,
  params: Params,
  { type, question }: { type: string; question: string },
): Promise<WrittenAnswer | undefined> {
  const enveloped = pipeline.getEnveloped({ ...context, params, request: AS_POST })
  const prepared = prepare(enveloped, params, context)
  if ('errors' in prepared) return writeAnswer(prepared, type)
  const { document, operation } = prepared
  if (operation?.operation === OperationTypeNode.SUBSCRIPTION) return undefined
  const answering = run(enveloped, document, params, context).then((result) =>
    result === undefined ? undefined : { result, answer: writeAnswer(result, type) },
  )
  const { sameQuestion } = context.gateway
  const field = operation && sameQuestion.publicFieldOf(document, operation, params.variables)
  if (field) {
    const answered = answering.then((whole) =>
      whole === undefined || whole.result.errors !== undefined
        ? undefined
        : { answer: { answer: whole.answer, field }, slotIds: slotIdsOf(whole) },
    )
    sameQuestion.answers.keep(question, answered)
  }
  return (await answering)?.answer
}

function slotIdsOf({ result, answer }: { result: ExecutionResult | WrittenResult; answer: WrittenAnswer }) {
  return 'slotIds' in result ? result.slotIds : slotIdsIn(answer.text)
}

function prepare(
  enveloped: Enveloped,
  { query, operationName }: Params,
  context: Context,
): Prepared | { errors: GraphQLError[] } {
  try {
    const document: DocumentNode = enveloped.parse(query)
    const errors = enveloped.validate(enveloped.schema, document)
    if (errors.length > 0) return { errors }
    return { document, operation: getOperationAST(document, operationName) }
  } catch (error) {
    return { errors: [failureOf(error, context)] }
  }
}

async function run(
  enveloped: Enveloped,
  document: DocumentNode,
  params: Params,
  context: Context,
): Promise<ExecutionResult | undefined> {
  try {
    const result = await enveloped.execute({
      schema: enveloped.schema,
      document,
      contextValue: await enveloped.contextFactory(),
      variableValues: params.variables,
      operationName: params.operationName,
    })
    return isAsyncIterable(result) ? undefined : result
  } catch (error) {
    return { errors: [failureOf(error, context)] }
  }
}

function failureOf(error: unknown, context: Context): GraphQLError {
  if (error instanceof GraphQLError) return error
  const originalError = error instanceof Error ? error : new Error(String(error))
  return wordError(new GraphQLError(originalError.message, { originalError }), context)
}
