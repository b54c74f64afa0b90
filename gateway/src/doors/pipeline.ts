import type { GraphQLSchema } from 'graphql'
import { createYoga, type YogaServerInstance } from 'graphql-yoga'
import type { GatewayConfig } from '../config.ts'
import type { Context } from '../context.ts'
import { wordErrors } from '../errors.ts'
import { costLimit } from '../limits/cost-limit.ts'
import { documentLimits } from '../limits/document-limits.ts'
import { noteChanges } from '../same-question/note-changes.ts'
import { writeLists } from '../written-lists/write-lists.ts'
import { compileWhatComesOften } from './compile.ts'
import { measureOperations } from './measure.ts'

export type Pipeline = YogaServerInstance<Context, object>

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
      measureOperations(schema),
      noteChanges(),
      costLimit(),
      compileWhatComesOften(schema),
      writeLists(schema),
    ],
  }) as Pipeline
}
