import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const BEFORE_MAP_MAX_KB = 110
const WITH_MAP_MAX_KB = 170
const MAP_ENTRY = 'src/map/map.tsx'

interface Chunk {
  file: string
  isEntry?: boolean
  imports?: string[]
}

const folder = new URL('dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', folder), 'utf8')) as Record<
  string,
  Chunk
>

const entries = Object.keys(manifest).filter((name) => manifest[name]?.isEntry)
const beforeMap = withImports(entries)
const withMap = withImports([...entries, MAP_ENTRY])

const fits = [
  report('before the map', beforeMap, BEFORE_MAP_MAX_KB),
  report('with the map', withMap, WITH_MAP_MAX_KB),
]
for (const name of Object.keys(manifest).filter(
  (one) => manifest[one]?.file.endsWith('.js') && !withMap.has(one),
)) {
  process.stdout.write(`  later: ${name} ${kilobytes([name]).toFixed(1)} KB\n`)
}
process.exitCode = fits.every(Boolean) ? 0 : 1

function report(what: string, names: Set<string>, maximumKb: number): boolean {
  const size = kilobytes(names)
  process.stdout.write(`JavaScript ${what}: ${size.toFixed(1)} KB gz of ${maximumKb}\n`)
  return size <= maximumKb
}

function withImports(names: string[], found = new Set<string>()): Set<string> {
  for (const name of names) {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`${name} is not in the build`)
    if (found.has(name)) continue
    found.add(name)
    withImports(chunk.imports ?? [], found)
  }
  return found
}

/** Kilobytes of 1,000 bytes, as gzip -9 makes them. */
function kilobytes(names: Iterable<string>): number {
  let bytes = 0
  for (const name of names) {
    const file = manifest[name]?.file
    if (file?.endsWith('.js')) bytes += gzipSync(readFileSync(new URL(file, folder)), { level: 9 }).length
  }
  return bytes / 1000
}
