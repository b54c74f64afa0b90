import type { Alternative } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { keepRecent } from '@xingzhi/runtime/recent'
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import type { Plugin } from 'graphql-yoga'
import type { Context, Visit } from '../context.ts'
import { ALTERNATIVES_FOUND } from '../schema/alternative.ts'
import { findAlternatives } from '../schema/refused.ts'
import { planRefusal, type RefusalPlan } from './refusal-plan.ts'

interface Prepared extends RefusalPlan {
  number: number
  execute(context: Context): ExecutionResult | Promise<ExecutionResult>
}

interface Written {
  json: Promise<string | undefined>
  madeAt: number
}

/** As with compiling: for documents that come again. */
const PREPARE_AT_USE = 3
/** What is not the slots' (titles, sites) is at most so old. */
const KEEP_MS = 1_000
const KEPT_MAX = 1_000
const PLACE = 'e2a5b1c4-alternatives-stand-here'

/**
 * A refusal names the same alternatives to most of a crowd: they are executed once, and written into each answer. Two plugins, one before
 * what compiles documents and one behind it.
 */
export function writeRefusals(schema: GraphQLSchema): { before: Plugin<Visit>; behind: Plugin<Visit> } {
  const uses = new WeakMap<DocumentNode, number>()
  const known = new WeakMap<DocumentNode, Prepared | undefined>()
  const underWay = new WeakMap<object, Prepared>()
  const kept = keepRecent<string, Written>(KEPT_MAX)
  let count = 0

  function preparedOf(document: DocumentNode): Prepared | undefined {
    if (known.has(document)) return known.get(document)
    const used = (uses.get(document) ?? 0) + 1
    uses.set(document, used)
    if (used < PREPARE_AT_USE) return undefined
    const prepared = prepare(document)
    known.set(document, prepared)
    return prepared
  }

  function prepare(document: DocumentNode): Prepared | undefined {
    const plan = planRefusal(schema, document)
    const compiled = plan && compileQuery(schema, plan.alternatives)
    if (!compiled || !isCompiledQuery(compiled)) return undefined
    return { ...plan, number: count++, execute: (context) => compiled.query(undefined, context, {}) }
  }

  async function finish(prepared: Prepared, answered: ExecutionResult, context: Context) {
    const { refused } = context
    const answer = answered.data?.[prepared.name] as { alternatives?: unknown } | null | undefined
    if (!refused || !answer || answered.errors) return answered
    const found = await findAlternatives(refused, context)
    const json = await writtenFor(prepared, found, context)
    if (json === undefined) {
      const { data, errors } = await executed(prepared, found, context)
      answer.alternatives = data?.['alternatives'] ?? []
      return errors ? { ...answered, errors } : answered
    }
    answer.alternatives = PLACE
    const text = JSON.stringify(answered).replace(`"${PLACE}"`, () => json)
    return { ...answered, stringify: () => text }
  }

  function writtenFor(prepared: Prepared, found: readonly Alternative[], context: Context) {
    if (found.length === 0) return '[]'
    if (found.some(({ clash }) => clash !== undefined)) return write(prepared, found, context)
    const key = keyOf(prepared, found)
    const now = context.gateway.clock().getTime()
    const known = kept.get(key)
    if (known && Math.abs(now - known.madeAt) < KEEP_MS) return known.json
    const written = { json: write(prepared, found, context), madeAt: now }
    kept.set(key, written)
    // What failed is for those who waited for it.
    const forget = () => {
      written.madeAt = Number.NEGATIVE_INFINITY
    }
    written.json.then((json) => json === undefined && forget(), forget)
    return written.json
  }

  return {
    before: {
      onExecute({ args }) {
        const prepared = preparedOf(args.document)
        if (prepared === undefined) return
        underWay.set(args, prepared)
        args.document = prepared.withoutThem
      },
    },
    behind: {
      onExecute({ args, executeFn, setExecuteFn }) {
        const prepared = underWay.get(args)
        if (prepared === undefined) return
        setExecuteFn(async (given: ExecutionArgs) =>
          finish(prepared, (await executeFn(given)) as ExecutionResult, given.contextValue as Context),
        )
      },
    },
  }
}

/** All that the text depends on but what the slots' sessions and sites say. */
function keyOf({ number }: Prepared, found: readonly Alternative[]): string {
  const keys = found.map(({ slot, distanceMetres, startsInMinutes, loadPercent, suits }) => {
    return `${slot?.id} ${slot?.version} ${slot?.sourceVersion} ${distanceMetres} ${startsInMinutes} ${loadPercent} ${suits}`
  })
  return `${number} ${keys.join(' ')}`
}

async function write(
  prepared: Prepared,
  found: readonly Alternative[],
  context: Context,
): Promise<string | undefined> {
  const { data, errors } = await executed(prepared, found, context)
  return errors || !data ? undefined : JSON.stringify(data['alternatives'])
}

async function executed({ execute }: Prepared, found: readonly Alternative[], context: Context) {
  context.asked.set(ALTERNATIVES_FOUND, Promise.resolve(found))
  return execute(context)
}
