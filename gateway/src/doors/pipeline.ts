import type { GraphQLSchema } from 'graphql'
import { createYoga, type YogaServerInstance } from 'graphql-yoga'
import type { GatewayConfig } from '../config.ts'
import type { Context } from '../context.ts'
import { wordErrors } from '../errors.ts'
import { costLimit } from '../limits/cost-limit.ts'
import { documentLimits } from '../limits/document-limits.ts'
import { noteChanges } from '../same-question/note-changes.ts'
import { writeLists } from '../written-lists/write-lists.ts'
import { writeRefusals } from '../written-lists/write-refusals.ts'
import { compilePageDocuments } from './compile.ts'
import { createParsedDocuments, readPageDocuments } from './known-documents.ts'
import { measureOperations } from './measure.ts'

export type Pipeline = YogaServerInstance<Context, object>

/** Parse, validate, limit, execute, word errors: the one pipeline behind every door. */
export function createPipeline(schema: GraphQLSchema, config: GatewayConfig): Pipeline {
  const ofPages = readPageDocuments(config.webFolder)
  const refusals = writeRefusals(schema)
  return createYoga<Context>({
    schema,
    graphqlEndpoint: '/graphql',
    cors: false,
    graphiql: false,
    landingPage: false,
    batching: false,
    multipart: false,
    logging: false,
    parserAndValidationCache: createParsedDocuments(ofPages),
    plugins: [
      ...documentLimits(config),
      wordErrors(),
      measureOperations(schema),
      noteChanges(),
      costLimit(),
      refusals.before,
      compilePageDocuments(schema, ofPages),
      refusals.behind,
      writeLists(schema),
    ],
  }) as Pipeline
}
