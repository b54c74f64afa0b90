import { useGraphQlJit } from '@envelop/graphql-jit'
import { type DocumentNode, type GraphQLSchema, Kind } from 'graphql'
import { createYoga, type YogaServerInstance } from 'graphql-yoga'
import type { GatewayConfig } from '../config.ts'
import type { Context } from '../context.ts'
import { wordErrors } from '../errors.ts'
import { costLimit } from '../limits/cost-limit.ts'
import { documentLimits } from '../limits/document-limits.ts'

export type Pipeline = YogaServerInstance<Context, object>

/** A document is compiled when it comes for this time: compiling is dear, and somebody may send a new one each time. */
const COMPILE_AT_USE = 3

/** Parse, validate, limit, execute, word errors: the one pipeline behind every door. */
export function createPipeline(schema: GraphQLSchema, config: GatewayConfig): Pipeline {
  return createYoga<Context>({
    schema,
    graphqlEndpoint: '/graphql',
    cors: false,
    graphiql: false,
    landingPage: false,
    batching: false,
    multipart: false,
    logging: false,
    plugins: [
      ...documentLimits(config),
      wordErrors(),
      costLimit(),
      useGraphQlJit({}, { enableIf: isWorthCompiling() }),
    ],
  }) as Pipeline
}

function isWorthCompiling() {
  const uses = new WeakMap<DocumentNode, number>()
  return ({ document }: { document: DocumentNode }): boolean => {
    // The plugin keeps one compilation per document, whichever of its operations was asked for.
    const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    if (operations.length !== 1) return false
    const count = (uses.get(document) ?? 0) + 1
    uses.set(document, count)
    return count >= COMPILE_AT_USE
  }
}
