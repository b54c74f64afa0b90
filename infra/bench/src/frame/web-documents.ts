import { globSync, readFileSync } from 'node:fs'
import { parse, print, separateOperations, visit } from 'graphql'

const generated = new URL('../../../../web/src/api/gen/', import.meta.url)
let texts: Map<string, string> | undefined

/** The body that the web posts for an operation of its own. */
export function webBody(operationName: string, variables: object): string {
  return JSON.stringify({ operationName, query: webDocument(operationName), variables })
}

/** An operation with its fragments, as the web's code holds it. */
export function webDocument(operationName: string): string {
  texts ??= readTexts()
  const text = texts.get(operationName)
  if (text === undefined) throw new Error(`the web has no document ${operationName}`)
  return text
}

/** The same without what it asks for in these fields: to see what they cost. */
export function webDocumentWithout(operationName: string, field: string): string {
  const shorter = visit(parse(webDocument(operationName)), {
    Field: ({ name }) => (name.value === field ? null : undefined),
  })
  // Fragments that nothing asks for any more go with it.
  const { [operationName]: document } = separateOperations(shorter)
  if (document === undefined) throw new Error(`nothing is left of ${operationName}`)
  return print(document).replace(/\s+/g, ' ').trim()
}

function readTexts(): Map<string, string> {
  const code = globSync('*.ts', { cwd: generated }).map((file) =>
    readFileSync(new URL(file, generated), 'utf8'),
  )
  const found = code.join('\n').matchAll(/^export const (\w+)Document = (".*") as /gm)
  return new Map([...found].map(([, name = '', text = '']) => [name, JSON.parse(text) as string]))
}
