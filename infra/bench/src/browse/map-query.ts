import { readFileSync } from 'node:fs'
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql'

// The web's own queries, from the file that it makes its code of.
const document = parse(
  readFileSync(new URL('../../../../web/src/explore/explore.graphql', import.meta.url), 'utf8'),
)

const STEP_MS = 10 * 60_000
/** Most of the district's sites are within. */
const DISTRICT = { south: 31.0, west: 121.3, north: 31.24, east: 121.56 }

/** What a browser sends besides. */
export const browserHeaders = {
  accept:
    'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
  'accept-encoding': 'gzip, deflate, br',
  'accept-language': 'zh-CN',
  'user-agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
}

/** The list beside the map: the sessions of an area, the soonest first. Each `shift` is another area, some tens of metres away. */
export function sessionsQuery(first: number, shift: number, now: Date): object {
  const move = (degrees: number, steps: number) => Math.round((degrees + steps / 1e4) * 1e4) / 1e4
  const [up, right] = [shift % 200, Math.floor(shift / 200) % 200]
  const within = {
    south: move(DISTRICT.south, up),
    west: move(DISTRICT.west, right),
    north: move(DISTRICT.north, up),
    east: move(DISTRICT.east, right),
  }
  const filters = { from: stepOf(now), to: null, crafts: null, onlyAvailable: null, near: null }
  return operationOf('Sessions', { ...filters, within, first })
}

/** All sites with what is to come there: what the map draws. */
export function summariesQuery(now: Date): object {
  return operationOf('SiteSummaries', { from: stepOf(now), to: null, crafts: null, onlyAvailable: null })
}

/** The web asks from a step of ten minutes, so that the same question is the same for all. */
function stepOf(now: Date): string {
  return new Date(Math.floor(now.getTime() / STEP_MS) * STEP_MS).toISOString()
}

function operationOf(operationName: string, variables: object): object {
  return { operationName, query: textOf(operationName), variables }
}

/** The operation with its fragments, and `__typename` in every selection but the root's, as the web's documents have it. */
function textOf(name: string): string {
  const operation = document.definitions.find(
    (one): one is OperationDefinitionNode =>
      one.kind === Kind.OPERATION_DEFINITION && one.name?.value === name,
  )
  if (operation === undefined) throw new Error(`the web has no query ${name}`)
  const used = new Map<string, FragmentDefinitionNode>()
  collectFragments(operation, used)
  const whole: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...used.values()] }
  return print(
    visit(whole, {
      Field: ({ selectionSet, ...field }) => selectionSet && { ...field, selectionSet: named(selectionSet) },
      FragmentDefinition: (fragment) => ({ ...fragment, selectionSet: named(fragment.selectionSet) }),
    }),
  )
}

function collectFragments(
  node: OperationDefinitionNode | FragmentDefinitionNode,
  into: Map<string, FragmentDefinitionNode>,
) {
  visit(node, {
    FragmentSpread({ name }) {
      const fragment = document.definitions.find(
        (one): one is FragmentDefinitionNode =>
          one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name.value,
      )
      if (fragment === undefined || into.has(name.value)) return
      into.set(name.value, fragment)
      collectFragments(fragment, into)
    },
  })
}

function named(selectionSet: SelectionSetNode): SelectionSetNode {
  const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const
  return { ...selectionSet, selections: [...selectionSet.selections, typename] }
}
