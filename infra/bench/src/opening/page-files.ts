import { readFileSync } from 'node:fs'
import { must } from '@xingzhi/runtime/assert'

interface Chunk {
  file: string
  isEntry?: boolean
  imports?: string[]
  dynamicImports?: string[]
  css?: string[]
  assets?: string[]
}

/** Addresses, in the order in which a browser learns of them: all of one wave can be asked for at once. */
export type FileWaves = string[][]

const manifest = new URL('../../../../web/dist/.vite/manifest.json', import.meta.url)
/** Chunks that the first page loads by itself: the list and its map. */
const OF_FIRST_PAGE = /^src\/(?:explore|map)\/(?!walk-map)/
/** Pictures that only a marker without our own needs. */
const LEAFLETS_OWN = /\.png$/

/** What somebody's browser loads who never was on the page: the script with its styles and what it imports, then the map's chunk, then its data. */
export function filesOfFirstPage(): FileWaves {
  const chunks = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, Chunk>
  const entry = must(Object.keys(chunks).find((name) => chunks[name]?.isEntry))
  const first = importsOf(chunks, [entry])
  const late = (chunks[entry]?.dynamicImports ?? []).filter((name) => OF_FIRST_PAGE.test(name))
  const second = importsOf(chunks, late)
  const data = [...second].flatMap((name) => chunks[name]?.assets ?? [])
  const waves = [
    codeOf(chunks, first),
    codeOf(chunks, second),
    data.filter((file) => !LEAFLETS_OWN.test(file)).concat('icon.svg'),
  ]
  const known = new Set<string>()
  return waves.map((files) =>
    [...new Set(files)].filter((file) => isNew(known, file)).map((file) => `/${file}`),
  )
}

function importsOf(chunks: Record<string, Chunk>, from: readonly string[]): Set<string> {
  const all = new Set(from)
  // What is added meanwhile is looked at too.
  for (const name of all) for (const imported of chunks[name]?.imports ?? []) all.add(imported)
  return all
}

function codeOf(chunks: Record<string, Chunk>, names: Iterable<string>): string[] {
  return [...names].flatMap((name) => [must(chunks[name]).file, ...(chunks[name]?.css ?? [])])
}

function isNew(known: Set<string>, file: string): boolean {
  if (known.has(file)) return false
  known.add(file)
  return true
}
