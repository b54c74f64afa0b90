import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { tally } from '@xingzhi/runtime/metrics'
import { annotateSpan } from '@xingzhi/runtime/telemetry'
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
  getOperationAST,
  Kind,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Visit } from '../context.ts'
import { liveUpdatesTotal, OUTCOMES, type Outcome, operationSeconds, operationsTotal } from '../metrics.ts'

/** What an operation is counted as; prepared once for each root field. */
interface Meter {
  field: string
  observe(seconds: number): void
  count(outcome: Outcome): void
}

const SEVERAL = 'several'
const INTROSPECTION = 'introspection'

/** Measures each operation by the root field that it asks for: names from the schema alone, never what a client calls it. */
export function measureOperations(schema: GraphQLSchema): Plugin<Visit> {
  const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}),
  )
  const meters = new Map([...fields, SEVERAL, INTROSPECTION].map((field) => [field, meterOf(field)]))
  const known = new WeakMap<DocumentNode, Map<string, Meter | undefined>>()

  function meterFor({ document, operationName }: ExecutionArgs): Meter | undefined {
    const ofDocument = known.get(document) ?? new Map<string, Meter | undefined>()
    known.set(document, ofDocument)
    const name = operationName ?? ''
    if (!ofDocument.has(name)) ofDocument.set(name, meters.get(rootFieldOf(document, operationName)))
    return ofDocument.get(name)
  }

  return {
    onExecute({ args }) {
      const meter = meterFor(args)
      if (meter) annotateSpan({ 'graphql.field': meter.field })
      return {
        onExecuteDone({ result }) {
          if (Symbol.asyncIterator in result) return
          const visit: Visit = args.contextValue
          meter?.observe((performance.now() - visit.arrivedAt) / 1000)
          meter?.count(outcomeOf(result, visit))
        },
      }
    },
    onSubscribe: () => ({ onSubscribeResult: () => ({ onNext: () => liveUpdatesTotal.inc() }) }),
  }
}

function meterOf(field: string): Meter {
  const seconds = operationSeconds.labels({ field })
  operationSeconds.zero({ field })
  const counts = new Map(OUTCOMES.map((outcome) => [outcome, tally(operationsTotal, { field, outcome })]))
  return { field, observe: seconds.observe, count: (outcome) => counts.get(outcome)?.() }
}

function rootFieldOf(document: DocumentNode, operationName: string | null | undefined): string {
  const [selection, ...others] = getOperationAST(document, operationName)?.selectionSet.selections ?? []
  if (others.length > 0 || selection?.kind !== Kind.FIELD) return SEVERAL
  return selection.name.value.startsWith('__') ? INTROSPECTION : selection.name.value
}

function outcomeOf({ errors }: ExecutionResult, { isRefused }: Visit): Outcome {
  if (!errors?.length) return isRefused ? 'refused' : 'ok'
  const codes = errors.map(({ extensions }) => String(extensions['code']))
  if (codes.includes('UNEXPECTED')) return 'unexpected'
  if (codes.includes('UNAVAILABLE')) return 'unavailable'
  return codes.every((code) => code in RefusalCode) ? 'refused' : 'rejected'
}
