import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { codegen } from '@graphql-codegen/core'
import * as operations from '@graphql-codegen/typescript-operations'
import {
  buildASTSchema,
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

const schema = parse(readFileSync(new URL('../gateway/schema.graphql', import.meta.url), 'utf8'))
const types = new TypeInfo(buildASTSchema(schema))
const sourceFolder = new URL('src/', import.meta.url)
const outputFolder = new URL('src/api/gen/', import.meta.url)

const documents = globSync('**/*.graphql', { cwd: sourceFolder })
  .sort()
  .map((path) => ({
    location: path,
    document: withTypenames(parse(readFileSync(new URL(path, sourceFolder), 'utf8'))),
  }))

const typesOfOperations = await codegen({
  filename: new URL('documents.ts', outputFolder).pathname,
  schema,
  documents,
  config: {},
  pluginMap: { operations },
  plugins: [
    {
      operations: {
        scalars: { DateTime: 'string', ID: 'string' },
        useTypeImports: true,
        skipTypename: false,
        nonOptionalTypename: true,
        enumType: 'string-literal',
        avoidOptionals: { field: true, inputValue: false },
      },
    },
  ],
})

const MADE_BY = '// Made by `npm run codegen -w web` from the .graphql files and gateway/schema.graphql.'

/** One file of texts per folder, so that what a later page asks is loaded with that page. */
const asking = documents.filter(({ document }) => operationsOf(document).length > 0)
const generated: Record<string, string> = Object.fromEntries(
  asking.map(({ location, document }) => [`${nameOf(location)}.ts`, textsOf(document)]),
)
generated['documents.ts'] = [
  MADE_BY,
  ...asking.map(({ location }) => `export * from './${nameOf(location)}.ts'`),
  typesOfOperations,
  '',
].join('\n')

if (process.argv.includes('--check')) {
  const stale = Object.keys(generated).filter((name) => readIfThere(name) !== generated[name])
  if (stale.length > 0) process.stderr.write(`src/api/gen is stale (${stale}): npm run codegen -w web\n`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  rmSync(outputFolder, { recursive: true, force: true })
  mkdirSync(outputFolder, { recursive: true })
  for (const [name, text] of Object.entries(generated)) writeFileSync(new URL(name, outputFolder), text)
}

function nameOf(location: string): string {
  return basename(location, '.graphql')
}

function readIfThere(name: string): string | undefined {
  const file = new URL(name, outputFolder)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

function textsOf(document: DocumentNode): string {
  const operations = operationsOf(document)
  const types = operations.flatMap((operation) => [resultOf(operation), `${resultOf(operation)}Variables`])
  return [
    MADE_BY,
    "import type { Document } from '../document.ts'",
    `import type { ${types.join(', ')} } from './documents.ts'`,
    '',
    ...operations.map(typedText),
    '',
  ].join('\n')
}

function operationsOf(document: DocumentNode): OperationDefinitionNode[] {
  return document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
}

/** The operation and the fragments it needs as one string: the browser carries no syntax tree. */
function typedText(operation: OperationDefinitionNode): string {
  const result = resultOf(operation)
  const asked = [operation, ...fragmentsOf(operation)].map(withVersions)
  const text = asked.map(print).join(' ').replace(/\s+/g, ' ')
  return `export const ${operation.name?.value}Document = ${JSON.stringify(text)} as Document<${result}, ${result}Variables>`
}

/** As the types are named: `Viewer` asked as a query is `ViewerQuery`. */
function resultOf(operation: OperationDefinitionNode): string {
  const name = operation.name?.value
  if (!name) throw new Error('every operation needs a name')
  const kind = operation.operation.replace(/^./, (letter) => letter.toUpperCase())
  return name.endsWith(kind) ? name : `${name}${kind}`
}

function fragmentsOf(operation: OperationDefinitionNode): DocumentNode['definitions'][number][] {
  const found = new Map<string, DocumentNode['definitions'][number]>()
  const collect = (node: Parameters<typeof visit>[0]) => {
    visit(node, {
      FragmentSpread({ name }) {
        if (found.has(name.value)) return
        const fragment = documents
          .flatMap(({ document }) => document.definitions)
          .find((one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name.value)
        if (!fragment) throw new Error(`unknown fragment ${name.value}`)
        found.set(name.value, fragment)
        collect(fragment)
      },
    })
  }
  collect(operation)
  return [...found.values()]
}

function withTypenames(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet(node, _key, parent) {
      const isRoot = parent && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION
      return isRoot ? undefined : withFields(node, '__typename')
    },
  })
}

/** What is followed live is asked for with its version, which pages do not show: `api/client.ts` holds it against what is told. */
function withVersions<Node extends DocumentNode['definitions'][number]>(node: Node): Node {
  return visit(
    node,
    visitWithTypeInfo(types, {
      SelectionSet(selected) {
        const isFollowed = ['Session', 'Departure'].includes(types.getParentType()?.name ?? '')
        return isFollowed ? withFields(selected, 'id', 'version') : undefined
      },
    }),
  )
}

function withFields(node: SelectionSetNode, ...names: string[]): SelectionSetNode | undefined {
  const isThere = (name: string) =>
    node.selections.some((selection) => selection.kind === Kind.FIELD && selection.name.value === name)
  const added = names
    .filter((name) => !isThere(name))
    .map((name): FieldNode => ({ kind: Kind.FIELD, name: { kind: Kind.NAME, value: name } }))
  return added.length > 0 ? { ...node, selections: [...added, ...node.selections] } : undefined
}
