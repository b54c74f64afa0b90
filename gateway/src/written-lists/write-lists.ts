import { must } from '@xingzhi/runtime/assert'
import { Refused } from '@xingzhi/runtime/refusal'
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
} from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import type { Plugin } from 'graphql-yoga'
import type { Context, Visit } from '../context.ts'
import { SESSIONS_FOUND, type SessionSearchArgs, sessionSearchOf } from '../schema/session.ts'
import { createEntries, type Selection } from './entries.ts'
import { type ListPlan, planList } from './list-plan.ts'
import { prepareWhatComesAgain } from './prepare-what-comes-again.ts'

/** A result that is written already. */
export interface WrittenResult extends ExecutionResult {
  stringify(): string
  /** The slots that it names. */
  slotIds: readonly string[]
}

interface Prepared extends ListPlan {
  selection: Selection
}

/**
 * Answers `sessions`, asked for in a way in which everybody is answered alike, from entries that are written already: what
 * each list names anew is executed, the rest is text. The answer is what the executor would have written.
 */
export function writeLists(schema: GraphQLSchema): Plugin<Visit> {
  const preparedOf = prepareWhatComesAgain(prepare)
  const entries = createEntries()
  const sessions = must(schema.getQueryType()?.getFields()['sessions'])
  let count = 0

  function prepare(document: DocumentNode): Prepared | undefined {
    const plan = planList(document)
    const compiled = plan && compileQuery(schema, plan.entryDocument)
    if (!compiled || !isCompiledQuery(compiled)) return undefined
    const name = String(count++)
    return { ...plan, selection: { name, execute: (context, id) => compiled.query(undefined, context, id) } }
  }

  async function write(prepared: Prepared, args: ExecutionArgs): Promise<WrittenResult | undefined> {
    const context = args.contextValue as Context
    const given = argumentsOf(prepared, args)
    const request = given && requestOf(given)
    if (given === undefined || request === undefined) return undefined
    const searching = context.gateway.findSessions(request, context.viewer?.personId)
    // What goes wrong is told by the executor, which goes on from here.
    context.asked.set(SESSIONS_FOUND, searching)
    const found = await searching.catch(() => undefined)
    if (found === undefined) return undefined
    const slots = found.slots.map(({ slot }) => must(slot))
    const written = await entries.of(prepared.selection, slots, context)
    if (written === undefined) return undefined
    const text = prepared.write({ found, entries: written, hasPreviousPage: Boolean(given.after) })
    return { stringify: () => text, slotIds: slots.map(({ id }) => id) }
  }

  function argumentsOf({ field }: Prepared, { document, variableValues }: ExecutionArgs) {
    const operation = must(getOperationAST(document))
    const { coerced } = getVariableValues(
      schema,
      operation.variableDefinitions ?? [],
      (variableValues ?? {}) as Record<string, unknown>,
    )
    return coerced && (getArgumentValues(sessions, field, coerced) as SessionSearchArgs)
  }

  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const { document, operationName, variableValues, contextValue } = args
      const operation = getOperationAST(document, operationName)
      const prepared = operation ? preparedOf(document) : undefined
      if (!operation || prepared === undefined) return
      const { sameQuestion } = (contextValue as Visit).gateway
      if (sameQuestion.publicFieldOf(document, operation, variableValues) === undefined) return
      setExecuteFn(async (given: ExecutionArgs) => (await write(prepared, given)) ?? executeFn(given))
    },
  }
}

/** Undefined for what is refused: the executor says so. */
function requestOf(args: SessionSearchArgs) {
  try {
    return sessionSearchOf(args)
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}
