import type { Slot } from '@xingzhi/proto/booking/v1/booking_pb.js'
import {
  type DocumentNode,
  execute,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Context } from '../context.ts'
import { saidOf, saidOfSubscription } from '../schema/field-extensions.ts'

/** A slot's change as an event, written down once for everybody who asked for the same fields; a promise while that is under way. */
export type WriteEvent = (
  slot: Slot,
  context: Context,
  variables: Record<string, unknown>,
) => string | Promise<string>

export type EventWriters = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
) => WriteEvent | undefined

/**
 * How to write down what a subscription asks for, if that is the same for everybody: a field that follows slots, with live
 * fields of the slot alone and no directives. Undefined for any other subscription.
 */
export function createEventWriters(schema: GraphQLSchema): EventWriters {
  const known = new WeakMap<DocumentNode, WriteEvent>()

  return (document: DocumentNode, operation: OperationDefinitionNode): WriteEvent | undefined => {
    const ready = known.get(document)
    if (ready !== undefined) return ready
    const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    if (operations.length !== 1 || !isSameForAll(schema, document, operation)) return undefined
    const write = writeOnce(schema, document)
    known.set(document, write)
    return write
  }
}

function writeOnce(schema: GraphQLSchema, document: DocumentNode): WriteEvent {
  const written = new WeakMap<Slot, string | Promise<string>>()

  async function write(slot: Slot, contextValue: Context, variableValues: Record<string, unknown>) {
    const result = await execute({ schema, document, rootValue: slot, contextValue, variableValues })
    if (result.errors) throw new AggregateError(result.errors, 'a slot could not be written down')
    const traceparent = contextValue.gateway.hub.traceparentOf(slot)
    const answer = traceparent === undefined ? result : { ...result, extensions: { traceparent } }
    const event = `event: next\ndata: ${JSON.stringify(answer)}\n\n`
    written.set(slot, event)
    return event
  }

  return (slot, context, variables) => {
    const ready = written.get(slot) ?? write(slot, context, variables)
    if (typeof ready !== 'string') written.set(slot, ready)
    return ready
  }
}

function isSameForAll(
  schema: GraphQLSchema,
  document: DocumentNode,
  { selectionSet, directives }: OperationDefinitionNode,
): boolean {
  const [root, ...others] = selectionSet.selections
  if (others.length > 0 || directives?.length || root?.kind !== Kind.FIELD) return false
  const field = schema.getSubscriptionType()?.getFields()[root.name.value]
  if (field === undefined || saidOfSubscription(field).live === undefined) return false
  if (root.directives?.length || !root.selectionSet) return false
  const type = getNamedType(field.type)
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
  return isObjectType(type) && isLive(type, root.selectionSet, fragments as FragmentDefinitionNode[])
}

function isLive(
  type: GraphQLObjectType,
  { selections }: SelectionSetNode,
  fragments: FragmentDefinitionNode[],
): boolean {
  return selections.every((selection) => {
    if (selection.directives?.length) return false
    if (selection.kind === Kind.FIELD) {
      const field = type.getFields()[selection.name.value]
      const isOne =
        selection.name.value === '__typename' || (field !== undefined && saidOf(field).live === true)
      // What is within a thing says nothing of itself here.
      return isOne && !selection.selectionSet
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) return isLive(type, selection.selectionSet, fragments)
    const fragment = fragments.find(({ name }) => name.value === selection.name.value)
    return (
      fragment !== undefined && !fragment.directives?.length && isLive(type, fragment.selectionSet, fragments)
    )
  })
}
