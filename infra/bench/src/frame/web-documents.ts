import { globSync, readFileSync } from 'node:fs'
import {
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql'

type Definition = OperationDefinitionNode | FragmentDefinitionNode

const webFolder = new URL('../../../../web/src/', import.meta.url)
const texts = new Map<string, string>()
let known: Definition[] | undefined

/** The body that the web posts for an operation of its own. */
export function webBody(operationName: string, variables: object): string {
  return JSON.stringify({ operationName, query: webDocument(operationName), variables })
}

/** An operation of the web's .graphql files as its code holds it: with its fragments, on one line, `__typename` in every selection but the root's. */
export function webDocument(operationName: string): string {
  const text = texts.get(operationName) ?? write(operationName)
  texts.set(operationName, text)
  return text
}

/** The same without what it asks for in these fields: to see what they cost. */
export function webDocumentWithout(operationName: string, field: string): string {
  return write(operationName, field)
}

function write(operationName: string, leftOut?: string): string {
  const shorten = (definition: Definition): Definition =>
    visit(definition, { Field: ({ name }) => (name.value === leftOut ? null : undefined) })
  const whole = new Map<string, Definition>()
  // Behind each fragment come its own, as in the web's code.
  const add = (kind: Definition['kind'], name: string): undefined => {
    if (whole.has(name)) return
    const definition = shorten(definitionOf(kind, name))
    whole.set(name, definition)
    visit(definition, { FragmentSpread: (spread) => add(Kind.FRAGMENT_DEFINITION, spread.name.value) })
  }
  add(Kind.OPERATION_DEFINITION, operationName)
  return [...whole.values()].map(withTypenames).map(print).join(' ').replace(/\s+/g, ' ')
}

function definitionOf(kind: Definition['kind'], name: string): Definition {
  known ??= readDefinitions()
  const found = known.find((one) => one.kind === kind && one.name?.value === name)
  if (found === undefined) throw new Error(`the web has no document ${name}`)
  return found
}

function readDefinitions(): Definition[] {
  const files = globSync('**/*.graphql', { cwd: webFolder })
  return files.flatMap(
    (file) => parse(readFileSync(new URL(file, webFolder), 'utf8')).definitions as readonly Definition[],
  )
}

function withTypenames(definition: Definition): Definition {
  return visit(definition, {
    SelectionSet: (node, _key, parent) =>
      parent && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION ? undefined : named(node),
  })
}

function named(node: SelectionSetNode): SelectionSetNode {
  const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const
  return { ...node, selections: [typename, ...node.selections] }
}
