import type { Alternative } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { keepRecent } from '@xingzhi/runtime/recent'
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import type { Plugin } from 'graphql-yoga'
import type { Context, Visit } from '../context.ts'
import type { WrittenAnswer } from '../doors/written-answer.ts'
import { ALTERNATIVES_FOUND } from '../schema/alternative.ts'
import { findAlternatives } from '../schema/refused.ts'
import { prepareWhatComesAgain } from './prepare-what-comes-again.ts'
import { planRefusal, type RefusalPlan } from './refusal-plan.ts'

interface Prepared extends RefusalPlan {
  number: number
  execute(context: Context): ExecutionResult | Promise<ExecutionResult>
}

interface Written {
  json: Promise<string | undefined>
  madeAt: number
  /** Whole answers, by what else they say: it is the same for most. */
  wholes: Map<string, Whole>
}

interface Whole {
  text: string
  /** As they go out. */
  answers: Map<string, WrittenAnswer>
}

/** A result whose answer is written once for all who get the same. */
export interface AlikeResult extends ExecutionResult {
  stringify(): string
  answers: Map<string, WrittenAnswer>
}

/** What is not the slots' (titles, sites) is at most so old. */
const KEEP_MS = 1_000
const KEPT_MAX = 1_000
/** Some refusals say what is one's own. */
const WHOLES_MAX = 16
const PLACE = 'e2a5b1c4-alternatives-stand-here'

/**
 * A refusal names the same alternatives to most of a crowd: they are executed once, and written into each answer. Two plugins, one before
 * what compiles documents and one behind it.
 */
export function writeRefusals(schema: GraphQLSchema): { before: Plugin<Visit>; behind: Plugin<Visit> } {
  const preparedOf = prepareWhatComesAgain(prepare)
  const underWay = new WeakMap<object, Prepared>()
  const kept = keepRecent<string, Written>(KEPT_MAX)
  let count = 0

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
    const written = knownFor(prepared, found, context) ?? writtenFor(prepared, found, context)
    const json = await written.json
    if (json === undefined) {
      const { data, errors } = await executed(prepared, found, context)
      answer.alternatives = data?.['alternatives'] ?? []
      return errors ? { ...answered, errors } : answered
    }
    answer.alternatives = PLACE
    const { text, answers } = wholeOf(written, JSON.stringify(answered), json)
    return { ...answered, stringify: () => text, answers } satisfies AlikeResult
  }

  function knownFor(prepared: Prepared, found: readonly Alternative[], { gateway }: Context) {
    if (isOnesOwn(found)) return undefined
    const known = kept.get(keyOf(prepared, found))
    return known && Math.abs(gateway.clock().getTime() - known.madeAt) < KEEP_MS ? known : undefined
  }

  function writtenFor(prepared: Prepared, found: readonly Alternative[], context: Context): Written {
    const madeAt = context.gateway.clock().getTime()
    const written = { json: write(prepared, found, context), madeAt, wholes: new Map() }
    if (isOnesOwn(found)) return written
    kept.set(keyOf(prepared, found), written)
    // What failed is for those who waited for it.
    const forget = () => {
      written.madeAt = Number.NEGATIVE_INFINITY
    }
    written.json.then((json) => json === undefined && forget(), forget)
    return written
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

/** What one call answers to many is one list. */
const textKeys = new WeakMap<readonly Alternative[], string>()

/** All that the text depends on but what the slots' sessions and sites say. */
function keyOf({ number }: Prepared, found: readonly Alternative[]): string {
  const known = textKeys.get(found) ?? contentOf(found)
  textKeys.set(found, known)
  return `${number} ${known}`
}

function contentOf(found: readonly Alternative[]): string {
  const keys = found.map(({ slot, distanceMetres, startsInMinutes, loadPercent, suits }) => {
    return `${slot?.id} ${slot?.version} ${slot?.sourceVersion} ${distanceMetres} ${startsInMinutes} ${loadPercent} ${suits}`
  })
  return keys.join(' ')
}

/** It names something of the person's. */
const isOnesOwn = (found: readonly Alternative[]) => found.some(({ clash }) => clash !== undefined)

function wholeOf({ wholes }: Written, around: string, json: string): Whole {
  const known = wholes.get(around)
  if (known) return known
  const whole = { text: around.replace(`"${PLACE}"`, () => json), answers: new Map() }
  if (wholes.size < WHOLES_MAX) wholes.set(around, whole)
  return whole
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
