import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { Dice } from './dice.ts'
import { drawValue, type KnownWorld } from './draw-value.ts'

export interface Operation {
  query: string
  variables: Record<string, unknown>
  kind: 'query' | 'mutation' | 'subscription'
  /** `Query.sessions`: what it asks for at its root. */
  roots: string[]
}

interface Draft {
  dice: Dice
  schema: GraphQLSchema
  world: KnownWorld
  declarations: string[]
  variables: Record<string, unknown>
}

const DEPTH_MAX = 4
const KINDS: Operation['kind'][] = [
  ...(['query', 'query', 'query', 'query'] as const),
  ...(['mutation', 'mutation', 'subscription'] as const),
]
const LISTS = /Connection$|Edge$/

/** Any operation that the schema allows, with values that it may not; of one root field, `Query.sessions`, when it is named. */
export function drawOperation(
  dice: Dice,
  schema: GraphQLSchema,
  world: KnownWorld,
  only?: string,
): Operation {
  const kind = only === undefined ? dice.pick<Operation['kind']>(KINDS) : kindOf(only)
  const root = { query: schema.getQueryType(), mutation: schema.getMutationType() }
  const type = kind === 'subscription' ? schema.getSubscriptionType() : root[kind]
  const draft: Draft = { dice, schema, world, declarations: [], variables: {} }
  const fields = Object.values(type?.getFields() ?? {}).filter(
    ({ name }) => only === undefined || only === `${type?.name}.${name}`,
  )
  const count = kind === 'query' && only === undefined ? dice.whole(1, 2) : 1
  const chosen = dice.some(fields, count, count)
  const selection = chosen.map((field) => drawField(draft, field, DEPTH_MAX)).join(' ')
  const declared = draft.declarations.length > 0 ? `(${draft.declarations.join(', ')})` : ''
  return {
    query: `${kind}${declared} { ${selection} }`,
    variables: draft.variables,
    kind,
    roots: chosen.map(({ name }) => `${type?.name}.${name}`),
  }
}

const kindOf = (root: string) => (root.startsWith('Mutation.') ? 'mutation' : 'query')

function drawField(draft: Draft, field: GraphQLField<unknown, unknown>, depth: number): string {
  const given = field.args.filter((argument) => isNonNullType(argument.type) || draft.dice.oneIn(2))
  const args = given.map((argument) => `${argument.name}: ${drawArgument(draft, argument)}`)
  return `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${drawSelection(draft, field.type, depth)}`
}

/** As a variable, since most clients say it so, or written into the document. */
function drawArgument(
  { dice, world, declarations, variables }: Draft,
  { name, type }: GraphQLArgument,
): string {
  const value = drawValue(dice, type, name, world)
  if (dice.oneIn(5)) return literal(value)
  const variable = `v${declarations.length}`
  declarations.push(`$${variable}: ${type}`)
  variables[variable] = value
  return `$${variable}`
}

function drawSelection(draft: Draft, outputType: GraphQLOutputType, depth: number): string {
  const type = getNamedType(outputType)
  if (!isCompositeType(type)) return ''
  if (isAbstractType(type)) {
    const parts = draft.schema.getPossibleTypes(type).map((possible) => {
      return `... on ${possible.name}${drawSelection(draft, possible, depth - 1)}`
    })
    const shown = type.name === 'Node' ? draft.dice.some(parts, 1, 2) : parts
    return ` { __typename ${shown.join(' ')} }`
  }
  if (!isObjectType(type)) return ''
  const fields = Object.values(type.getFields())
  const reachable = fields.filter((field) => depth > 1 || !isCompositeType(getNamedType(field.type)))
  // What a list is made of is passed through; of a thing itself some fields are taken.
  const minLength = Math.min(reachable.length, LISTS.test(type.name) ? reachable.length : 1)
  const maxLength = Math.min(reachable.length, LISTS.test(type.name) ? reachable.length : 4)
  const chosen = draft.dice.some(reachable, minLength, maxLength)
  const isList = LISTS.test(type.name) || type.name.endsWith('Success')
  const inner = chosen.map((field) => drawField(draft, field, isList ? depth : depth - 1))
  return ` { ${['__typename', ...inner].join(' ')} }`
}

/** As a document writes it: names of fields and enums bare. */
function literal(value: unknown): string {
  if (typeof value === 'string') return /^[A-Z][A-Z_]+$/.test(value) ? value : JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([name, inner]) => `${name}: ${literal(inner)}`)
      .join(', ')}}`
  }
  return String(value)
}
