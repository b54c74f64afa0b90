import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { saidOf } from '../schema/field-extensions.ts'
import { PAGE_DEFAULT, PAGE_MAX } from '../schema/paging.ts'

/** How long lists without pages are taken to be that say nothing of it (`cost`). */
const LIST_LENGTH = 8
/** A page is a call of its own for each thing that has it. */
const PAGE_COST = 30
type ReadVariable = (name: string) => unknown

interface Count {
  schema: GraphQLSchema
  fragments: Map<string, FragmentDefinitionNode>
  variable: ReadVariable
  /** What each fragment costs: one that is spread often is counted once. */
  known: Map<string, number>
}

/** How many things an operation can make the services read: the objects that it selects, times the lists around them. */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variable: ReadVariable,
): number {
  const operation = getOperationAST(document, operationName)
  const root = operation && schema.getRootType(operation.operation)
  if (!operation || !root) return 0
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  const defaults = defaultsOf(operation)
  const count: Count = {
    schema,
    fragments,
    variable: (name) => variable(name) ?? defaults[name],
    known: new Map(),
  }
  return costOfSelections(count, root, operation.selectionSet)
}

function costOfSelections(
  count: Count,
  parent: GraphQLCompositeType,
  { selections }: SelectionSetNode,
): number {
  let cost = 0
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      cost += costOfField(count, parent, selection)
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = typeNamed(count, selection.typeCondition?.name.value) ?? parent
      cost += costOfSelections(count, type, selection.selectionSet)
    } else {
      cost += costOfFragment(count, selection.name.value)
    }
  }
  return cost
}

function costOfFragment(count: Count, name: string): number {
  const known = count.known.get(name)
  if (known !== undefined) return known
  const fragment = count.fragments.get(name)
  const type = typeNamed(count, fragment?.typeCondition.name.value)
  const cost = fragment && type ? costOfSelections(count, type, fragment.selectionSet) : 0
  count.known.set(name, cost)
  return cost
}

function costOfField(count: Count, parent: GraphQLCompositeType, field: FieldNode): number {
  if (!field.selectionSet || !(isObjectType(parent) || isInterfaceType(parent))) return 0
  const definition = parent.getFields()[field.name.value]
  const type = definition && getNamedType(definition.type)
  if (!definition || !isCompositeType(type) || type.name.startsWith('__')) return 0
  const inner = costOfSelections(count, type, field.selectionSet)
  if (type.name.endsWith('Connection')) return PAGE_COST + inner * firstOf(count, field)
  // The page's length has multiplied its edges already.
  if (parent.name.endsWith('Connection')) return 1 + inner
  const { cost } = saidOf(definition)
  if (cost && 'ownCall' in cost) return PAGE_COST + inner
  const nullable = isNonNullType(definition.type) ? definition.type.ofType : definition.type
  const length = isListType(nullable) ? (cost?.listLength ?? LIST_LENGTH) : 1
  return length * (1 + inner)
}

function firstOf({ variable }: Count, field: FieldNode): number {
  const given = field.arguments?.find((argument) => argument.name.value === 'first')?.value
  if (given === undefined || given.kind === Kind.NULL) return PAGE_DEFAULT
  const value = given.kind === Kind.VARIABLE ? (variable(given.name.value) ?? PAGE_DEFAULT) : undefined
  const first = given.kind === Kind.INT ? Number(given.value) : Number(value)
  // What is out of bounds is refused where it is read.
  return Number.isFinite(first) ? Math.min(PAGE_MAX, Math.max(1, first)) : PAGE_MAX
}

function defaultsOf(operation: OperationDefinitionNode): Record<string, unknown> {
  const defaults: Record<string, unknown> = {}
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue?.kind === Kind.INT) defaults[variable.name.value] = Number(defaultValue.value)
  }
  return defaults
}

function typeNamed({ schema }: Count, name: string | undefined): GraphQLCompositeType | undefined {
  const type = name === undefined ? undefined : schema.getType(name)
  return isCompositeType(type) ? type : undefined
}
