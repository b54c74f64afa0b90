import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { saidOf, saidOfArgument } from '../schema/field-extensions.ts'

/** The root field of a valid query that everybody is answered alike; undefined for any other operation. */
export type PublicFieldOf = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown> | null | undefined,
) => string | undefined

interface Look {
  field: string | undefined
  /** Variables that are personal: without a value the question is public. */
  personal: string[]
}

/** By what fields and arguments say of themselves (`shared`); looks at each document once. */
export function createPublicFieldOf(schema: GraphQLSchema): PublicFieldOf {
  const known = new WeakMap<DocumentNode, Look>()
  return (document, operation, variables) => {
    const look = known.get(document) ?? lookAt(schema, document, operation)
    known.set(document, look)
    return look.personal.some((name) => (variables?.[name] ?? null) !== null) ? undefined : look.field
  }
}

function lookAt(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Look {
  const [root, ...others] = operation.selectionSet.selections
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  const isOne = operations.length === 1 && others.length === 0 && root?.kind === Kind.FIELD
  const isQuery = operation.operation === OperationTypeNode.QUERY
  // A variable that has a default counts as given whatever the request says.
  const hasDefaults = operation.variableDefinitions?.some(({ defaultValue }) => defaultValue !== undefined)
  const personal: string[] = []
  let isPublic = isOne && isQuery && !hasDefaults
  const types = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name }) {
        const field = types.getFieldDef()
        if (name.value !== '__typename' && !(field && saidOf(field).shared)) isPublic = false
      },
      Argument({ value }) {
        const argument = types.getArgument()
        // What a directive leaves out is left out for everybody who asks in these words.
        const isShared = types.getDirective() != null || (argument != null && saidOfArgument(argument).shared)
        if (isShared || value.kind === Kind.NULL) return
        if (value.kind === Kind.VARIABLE) personal.push(value.name.value)
        else isPublic = false
      },
    }),
  )
  return { field: isPublic && isOne ? root.name.value : undefined, personal }
}
