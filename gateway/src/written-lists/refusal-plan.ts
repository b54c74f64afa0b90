import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { saidOf } from '../schema/field-extensions.ts'

/** How the answer to a mutation is put together whose refusal names alternatives. */
export interface RefusalPlan {
  /** What the root field is called in the answer. */
  name: string
  /** The same without alternatives. */
  withoutThem: DocumentNode
  /** They alone: `query { alternatives(slotId: "") { … } }`. */
  alternatives: DocumentNode
}

const ASKED = 'alternatives'
/** What these types show of themselves is in what was found. */
const FOUND_TYPES = new Set(['Alternative', 'Clash'])
const QUERY = parse('query { alternatives(slotId: "") { suits } }', { noLocation: true })

/** Undefined for a document that asks in another way, or for something that is not for everybody. */
export function planRefusal(schema: GraphQLSchema, document: DocumentNode): RefusalPlan | undefined {
  const root = onlyMutation(document)
  let asked: FieldNode | undefined
  let times = 0
  // Also from within a fragment: a field is found where it stands.
  const types = new TypeInfo(schema)
  const withoutThem = visit(
    document,
    visitWithTypeInfo(types, {
      Field(field) {
        if (types.getParentType()?.name !== 'Refused' || field.name.value !== ASKED) return undefined
        asked = field
        times++
        return null
      },
    }),
  )
  const isPlain = times === 1 && asked && !asked.alias && !asked.directives?.length
  if (!root || !isPlain || !asked?.selectionSet) return undefined
  const alternatives = queryOf(asked, document)
  const name = root.alias?.value ?? root.name.value
  return isForEverybody(schema, alternatives) ? { name, withoutThem, alternatives } : undefined
}

function onlyMutation({ definitions }: DocumentNode): FieldNode | undefined {
  const [operation, another] = definitions.filter(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  )
  const [field, more] = operation?.selectionSet.selections ?? []
  const isOne = operation?.operation === OperationTypeNode.MUTATION && !another && !more
  return isOne && field?.kind === Kind.FIELD ? field : undefined
}

function queryOf(asked: FieldNode, { definitions }: DocumentNode): DocumentNode {
  const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
  const query = visit(QUERY, {
    Field: (field) =>
      field.name.value === ASKED ? { ...field, selectionSet: asked.selectionSet } : undefined,
  })
  const used = new Set<string>()
  const look = (within: DocumentNode | (typeof fragments)[number]): void => {
    visit(within, {
      FragmentSpread({ name: { value } }) {
        if (used.has(value)) return
        used.add(value)
        const fragment = fragments.find((one) => 'name' in one && one.name?.value === value)
        if (fragment) look(fragment)
      },
    })
  }
  look(query)
  return {
    ...query,
    definitions: [
      ...query.definitions,
      ...fragments.filter((one) => 'name' in one && used.has(one.name?.value ?? '')),
    ],
  }
}

/** By what fields say of themselves (`shared`); of a clash there is nothing to show where the text is shared. */
function isForEverybody(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema)
  let isShared = true
  const known = new Set<unknown>()
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(field) {
        const parent = types.getParentType()?.name ?? ''
        if (parent === 'Alternative' && field.name.value === 'clash') return false
        if (parent === 'Query' || FOUND_TYPES.has(parent) || field.name.value === '__typename')
          return undefined
        const definition = types.getFieldDef()
        known.add(definition)
        if (!(definition && saidOf(definition).shared)) isShared = false
        return undefined
      },
      FragmentDefinition({ typeCondition }) {
        // Reached only through a clash.
        return typeCondition.name.value === 'Clash' ? false : undefined
      },
    }),
  )
  return isShared && known.size > 0
}
