import { lexicographicSortSchema, printSchema } from 'graphql'
import { schema } from './index.ts'

/** The public API, as `schema.graphql` holds it. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}
