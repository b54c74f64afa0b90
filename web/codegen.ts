import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { codegen } from '@graphql-codegen/core'
import * as operations from '@graphql-codegen/typescript-operations'
import { type DocumentNode, Kind, type OperationDefinitionNode, parse, print, visit } from 'graphql'

const schema = parse(readFileSync(new URL('../gateway/schema.graphql', import.meta.url), 'utf8'))
const sourceFolder = new URL('src/', import.meta.url)
const outputFile = new URL('src/api/gen/documents.ts', import.meta.url)

const documents = globSync('**/*.graphql', { cwd: sourceFolder })
  .sort()
  .map((path) => ({
    location: path,
    document: withTypenames(parse(readFileSync(new URL(path, sourceFolder), 'utf8'))),
  }))

const typesOfOperations = await codegen({
  filename: outputFile.pathname,
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

mkdirSync(new URL('.', outputFile), { recursive: true })
writeFileSync(
  outputFile,
  [
    '// Made by `npm run codegen -w web` from the .graphql files and gateway/schema.graphql.',
    "import type { TypedDocumentNode } from 'urql'",
    typesOfOperations,
    ...documents.flatMap(({ document }) => operationsOf(document).map(typedText)),
    '',
  ].join('\n'),
)

function operationsOf(document: DocumentNode): OperationDefinitionNode[] {
  return document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
}

/** The operation and the fragments it needs as one string: the browser carries no syntax tree. */
function typedText(operation: OperationDefinitionNode): string {
  const name = operation.name?.value
  if (!name) throw new Error('every operation needs a name')
  const kind = operation.operation.replace(/^./, (letter) => letter.toUpperCase())
  const result = name.endsWith(kind) ? name : `${name}${kind}`
  const text = [operation, ...fragmentsOf(operation)].map(print).join(' ').replace(/\s+/g, ' ')
  return `export const ${name}Document = ${JSON.stringify(text)} as unknown as TypedDocumentNode<${result}, ${result}Variables>`
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
      const hasTypename = node.selections.some(
        (selection) => selection.kind === Kind.FIELD && selection.name.value === '__typename',
      )
      if (isRoot || hasTypename) return undefined
      const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const
      return { ...node, selections: [typename, ...node.selections] }
    },
  })
}
