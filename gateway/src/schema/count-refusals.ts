import type { Refused } from '@xingzhi/runtime/refusal'
import { defaultFieldResolver, type GraphQLSchema } from 'graphql'
import type { Context } from '../context.ts'
import { refusalsTotal } from '../metrics.ts'

/** The same schema, whose mutations count what they refuse and tell the request that it was refused. */
export function countRefusals(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve = defaultFieldResolver } = field
    field.resolve = async (source, args, context: Context, info) => {
      const result: unknown = await resolve(source, args, context, info)
      if (isRefused(result)) {
        context.isRefused = true
        context.refused = result
        refusalsTotal.inc({ code: result.code })
      }
      return result
    }
  }
  return schema
}

/** Pothos wraps what was thrown, and the wrapped one is no instance of its class. */
function isRefused(result: unknown): result is Refused {
  return typeof result === 'object' && result !== null && 'suggestedStarts' in result && 'facts' in result
}
