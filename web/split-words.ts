import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { ESTree, Plugin } from 'vite'

const DICTIONARY = /\/src\/.*[/-]?text\.ts$/
const ENGLISH = '?en'
const definition = fileURLToPath(new URL('src/i18n/text.ts', import.meta.url))

/**
 * English words are a chunk of their own beside what says them, and come when they are read. In the source both languages
 * stand in one `defineText`; here its second argument is cut out into a module of its own.
 */
export function splitWords(): Plugin {
  return {
    name: 'split-words',
    apply: 'build',
    resolveId(source, importer) {
      return source.endsWith(ENGLISH) && importer ? source : null
    },
    load(id) {
      return id.endsWith(ENGLISH) ? readFile(id.slice(0, -ENGLISH.length), 'utf8') : null
    },
    transform(code, id) {
      const path = id.endsWith(ENGLISH) ? id.slice(0, -ENGLISH.length) : id
      if (!DICTIONARY.test(path) || path === definition) return null
      const definitions = definitionsIn(this.parse(code) as ESTree.Program)
      if (definitions.length === 0) return null
      return {
        code: id === path ? chineseOnly(code, path, definitions) : englishOnly(code, definitions),
        map: null,
      }
    },
  }
}

interface Definition {
  name: string
  /** Where the call stands in the code, and its two arguments. */
  call: Span
  zh: Span
  en: Span
}

interface Span {
  start: number
  end: number
}

/** `export const name = defineText(zh, en)` */
function definitionsIn({ body }: ESTree.Program): Definition[] {
  return body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'VariableDeclaration')
      return []
    return statement.declaration.declarations.flatMap(({ id, init }) => {
      if (id.type !== 'Identifier' || init?.type !== 'CallExpression') return []
      if (init.callee.type !== 'Identifier' || init.callee.name !== 'defineText') return []
      const [zh, en] = init.arguments
      return zh && en ? [{ name: id.name, call: init, zh, en }] : []
    })
  })
}

function chineseOnly(code: string, path: string, definitions: Definition[]): string {
  const written = replaceCalls(code, definitions, ({ name, zh }) => {
    const english = `() => import(${JSON.stringify(path + ENGLISH)}).then((words) => words.${name})`
    return `defineTextWithEnglishLater(${code.slice(zh.start, zh.end)}, ${english})`
  })
  return `import { defineTextWithEnglishLater } from ${JSON.stringify(definition)}\n${written}`
}

function englishOnly(code: string, definitions: Definition[]): string {
  return replaceCalls(code, definitions, ({ en }) => code.slice(en.start, en.end))
}

/** From the last to the first, so that places before stay where they are. */
function replaceCalls(code: string, definitions: Definition[], write: (one: Definition) => string): string {
  return definitions.reduceRight(
    (before, one) => before.slice(0, one.call.start) + write(one) + before.slice(one.call.end),
    code,
  )
}
