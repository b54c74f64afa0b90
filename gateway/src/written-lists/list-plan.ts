import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
  visit,
} from 'graphql'
import type { Found } from './board.ts'

/** How the answer to a document that asks for `sessions` and nothing else is put together. */
export interface ListPlan {
  /** The root field, for its arguments. */
  field: FieldNode
  /** The same of one session: `query ($id: ID!) { node(id: $id) { … } }`. */
  entryDocument: DocumentNode
  /** The whole answer's JSON. */
  write(page: ListPage): string
}

export interface ListPage {
  found: Found
  /** The JSON of each that was found; null for a session that is gone. */
  entries: readonly (string | null)[]
  hasPreviousPage: boolean
}

/** A part of the answer; within an edge, of the nth. */
type Write = (page: ListPage, nth: number) => string

/** What a document asks for that is left to the executor. */
class Unusual extends Error {}

const ENTRY = parse('query ($id: ID!) { node(id: $id) { ... on Session { id } } }', { noLocation: true })

/** Undefined for a document that asks for more, or in an unusual way. */
export function planList(document: DocumentNode): ListPlan | undefined {
  const field = onlySessions(document)
  if (field === undefined || !isPlain(document, field)) return undefined
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
  const fieldsOf = createFieldsOf(fragments as FragmentDefinitionNode[])
  let node: FieldNode | undefined

  const ofPageInfo = ({ name: { value } }: FieldNode): Write => {
    if (value === '__typename') return () => '"PageInfo"'
    if (value === 'hasNextPage') return ({ found }) => String(found.pageInfo?.hasNextPage ?? false)
    if (value === 'hasPreviousPage') return ({ hasPreviousPage }) => String(hasPreviousPage)
    if (value === 'startCursor') return ({ found }) => JSON.stringify(found.pageInfo?.cursors[0] ?? null)
    if (value === 'endCursor') return ({ found }) => JSON.stringify(found.pageInfo?.cursors.at(-1) ?? null)
    throw new Unusual(value)
  }
  const ofEdge = (asked: FieldNode): Write => {
    const { value } = asked.name
    if (value === '__typename') return () => '"SessionEdge"'
    if (value === 'cursor') return ({ found }, nth) => JSON.stringify(found.pageInfo?.cursors[nth])
    if (value !== 'node' || node !== undefined) throw new Unusual(value)
    node = asked
    return ({ entries }, nth) => String(entries[nth])
  }
  const ofConnection = (asked: FieldNode): Write => {
    const { value } = asked.name
    if (value === '__typename') return () => '"SessionConnection"'
    if (value === 'pageInfo') return writeObject(fieldsOf(asked), ofPageInfo)
    if (value !== 'edges') throw new Unusual(value)
    return writeList(writeObject(fieldsOf(asked), ofEdge))
  }

  try {
    const write = writeObject([field], () => writeObject(fieldsOf(field), ofConnection))
    // Which sessions are still there is only known of those that are asked for.
    if (node === undefined) return undefined
    return {
      field,
      entryDocument: entryDocumentOf(node, fragments),
      write: (page) => `{"data":${write(page, 0)}}`,
    }
  } catch (error) {
    if (error instanceof Unusual) return undefined
    throw error
  }
}

function onlySessions({ definitions }: DocumentNode): FieldNode | undefined {
  const [operation, another] = definitions.filter(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  )
  const [field, more] = operation?.selectionSet.selections ?? []
  const isOne = another === undefined && more === undefined && field?.kind === Kind.FIELD
  return isOne && operation?.operation === OperationTypeNode.QUERY && field.name.value === 'sessions'
    ? field
    : undefined
}

/** Directives, and arguments of other fields, are the executor's. */
function isPlain(document: DocumentNode, field: FieldNode): boolean {
  let isPlain = true
  visit(document, {
    Directive() {
      isPlain = false
    },
    Field(one) {
      if (one !== field && one.arguments !== undefined && one.arguments.length > 0) isPlain = false
    },
  })
  return isPlain
}

/** The fields of a field, those of its fragments too, in the order in which the executor comes to them. */
function createFieldsOf(fragments: readonly FragmentDefinitionNode[]): (field: FieldNode) => FieldNode[] {
  const byName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]))
  const flat = (set: SelectionSetNode | undefined): FieldNode[] =>
    (set?.selections ?? []).flatMap((one) => {
      if (one.kind === Kind.FIELD) return [one]
      return flat((one.kind === Kind.INLINE_FRAGMENT ? one : byName.get(one.name.value))?.selectionSet)
    })
  return ({ selectionSet }) => flat(selectionSet)
}

function writeObject(fields: readonly FieldNode[], writerOf: (field: FieldNode) => Write): Write {
  const parts = new Map<string, Write>()
  for (const field of fields) {
    const key = (field.alias ?? field.name).value
    // Asked for twice it is one field, whose own fields would have to be brought together.
    if (parts.has(key) && field.selectionSet !== undefined) throw new Unusual(key)
    if (!parts.has(key)) parts.set(key, writerOf(field))
  }
  const named = [...parts].map(([key, write], at) => ({ name: `${at > 0 ? ',' : ''}"${key}":`, write }))
  return (page, nth) => {
    let text = '{'
    for (const { name, write } of named) text += name + write(page, nth)
    return `${text}}`
  }
}

function writeList(writeEdge: Write): Write {
  return (page) => {
    let text = ''
    for (const [nth, entry] of page.entries.entries()) {
      if (entry !== null) text += (text && ',') + writeEdge(page, nth)
    }
    return `[${text}]`
  }
}

function entryDocumentOf({ selectionSet }: FieldNode, fragments: DocumentNode['definitions']): DocumentNode {
  const entry = visit(ENTRY, {
    InlineFragment: {
      // On the way out: what is put in is not looked at again.
      leave: (fragment) => (selectionSet === undefined ? undefined : { ...fragment, selectionSet }),
    },
  })
  return { ...entry, definitions: [...entry.definitions, ...fragments] }
}
