import { must } from '@xingzhi/runtime/assert'
import { Refused } from '@xingzhi/runtime/refusal'
import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql'
import type { Params } from '../doors/params.ts'
import { saidOfSubscription } from '../schema/field-extensions.ts'
import type { EventWriters, WriteEvent } from './event-writer.ts'

export interface WantedSlots {
  slotIds: string[]
  write: WriteEvent
  variables: Record<string, unknown>
}

interface Enveloped {
  schema: GraphQLSchema
  parse(query: string): DocumentNode
  validate(schema: GraphQLSchema, document: DocumentNode): readonly unknown[]
}

/** The slots that a subscription wants to watch, when it asks only for what is the same for everybody; undefined for any other, and for one with errors. */
export function readWantedSlots(
  enveloped: Enveloped,
  writerFor: EventWriters,
  params: Params,
): WantedSlots | undefined {
  try {
    const document = enveloped.parse(params.query)
    const operation = getOperationAST(document, params.operationName)
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return undefined
    if (enveloped.validate(enveloped.schema, document).length > 0) return undefined
    const write = writerFor(document, operation)
    if (write === undefined) return undefined
    const variables = variablesOf(enveloped.schema, operation, params)
    return variables && { slotIds: slotIdsOf(enveloped.schema, operation, variables), write, variables }
  } catch (error) {
    // Yoga's door words it.
    if (error instanceof GraphQLError || error instanceof Refused) return undefined
    throw error
  }
}

function variablesOf(schema: GraphQLSchema, operation: OperationDefinitionNode, params: Params) {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], params.variables ?? {})
  return coerced
}

function slotIdsOf(
  schema: GraphQLSchema,
  { selectionSet }: OperationDefinitionNode,
  variables: Record<string, unknown>,
): string[] {
  const root = selectionSet.selections[0] as FieldNode
  const field = must(schema.getSubscriptionType()?.getFields()[root.name.value])
  return must(saidOfSubscription(field).live).slotIds(getArgumentValues(field, root, variables))
}
