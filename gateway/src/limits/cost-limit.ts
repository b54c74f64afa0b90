import { type DocumentNode, GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { PAGE_MAX } from '../schema/paging.ts'
import { costOf } from './cost.ts'

const COST_MAX = 6_000

/** Refuses an operation that would read too much, before it reads anything. */
export function costLimit(): Plugin {
  const costsAtMost = new WeakMap<DocumentNode, Map<string, number>>()

  function refusalOf(args: CostArgs): { errors: GraphQLError[] } | undefined {
    const { schema, document, operationName, variableValues } = args
    // With the longest pages: once per document. Only what is too costly then is counted with its variables.
    const known = costsAtMost.get(document) ?? new Map<string, number>()
    costsAtMost.set(document, known)
    const name = operationName ?? ''
    const most = known.get(name) ?? costOf(schema, document, operationName, () => PAGE_MAX)
    known.set(name, most)
    if (most <= COST_MAX) return undefined
    const cost = costOf(schema, document, operationName, (name) => variableValues?.[name])
    if (cost <= COST_MAX) return undefined
    const message = `The operation could read ${Math.round(cost)} things; at most ${COST_MAX} are allowed. Ask for shorter pages.`
    const extensions = { code: 'OPERATION_TOO_COSTLY', http: { status: 400, spec: true } }
    return { errors: [new GraphQLError(message, { extensions })] }
  }

  return {
    onExecute({ args, setResultAndStopExecution }) {
      const refusal = refusalOf(args)
      if (refusal) setResultAndStopExecution(refusal)
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const refusal = refusalOf(args)
      if (refusal) setResultAndStopExecution(refusal)
    },
  }
}

type CostArgs = {
  schema: Parameters<typeof costOf>[0]
  document: DocumentNode
  operationName?: string | null | undefined
  variableValues?: Readonly<Record<string, unknown>> | null | undefined
}
