import { once } from 'node:events'
import { type ExecutionResult, getOperationAST, OperationTypeNode } from 'graphql'
import { isAsyncIterable } from 'graphql-yoga'
import type { Context } from '../context.ts'
import type { Params } from '../doors/params.ts'
import type { Pipeline } from '../doors/pipeline.ts'

type Enveloped = ReturnType<Pipeline['getEnveloped']>

/** Tells a subscription's events of one person on a connection that is open; one that cannot be followed is told why. */
export async function tellPersonally(
  enveloped: Enveloped,
  params: Params,
  { res: response, gateway: { log } }: Context,
): Promise<void> {
  try {
    const told = await begin(enveloped, params)
    if (!isAsyncIterable(told)) {
      response.write(eventOf(told))
      return
    }
    response.once('close', () => void told.return?.(undefined))
    for await (const result of told) {
      if (response.writableNeedDrain) await Promise.race([once(response, 'drain'), once(response, 'close')])
      if (response.writableEnded) return
      response.write(eventOf(result))
    }
  } catch (error) {
    log.error({ err: error }, 'what is personal could not be told')
    // The page comes back, and is told how things stand.
    response.destroy()
  }
}

async function begin(enveloped: Enveloped, { query, operationName, variables }: Params) {
  const { schema } = enveloped
  const document = enveloped.parse(query)
  const errors = enveloped.validate(schema, document)
  if (errors.length > 0) return { errors }
  const isSubscription =
    getOperationAST(document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION
  if (!isSubscription) return { errors: [{ message: 'Only subscriptions share a connection.' }] }
  return enveloped.subscribe({
    ...{ schema, document, variableValues: variables, operationName },
    contextValue: await enveloped.contextFactory(),
  }) as Promise<AsyncGenerator<ExecutionResult> | ExecutionResult>
}

function eventOf(result: unknown): string {
  return `event: next\ndata: ${JSON.stringify(result)}\n\n`
}
