import { globSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { always, budget } from './budget.ts'

interface Chunk {
  file: string
  isDynamicEntry?: boolean
  imports?: string[]
}

const folder = new URL('dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', folder), 'utf8')) as Record<
  string,
  Chunk
>

const fits = budget.map(({ route, parts, worker, maximumKb }) => {
  const size = kilobytes([...filesOf([...always, ...parts]), ...(worker ? [fileOfWorker(worker)] : [])])
  const isTooMuch = size > maximumKb
  const line = `${size.toFixed(1).padStart(6)} KB of ${maximumKb}  ${route}${isTooMuch ? '  TOO MUCH' : ''}`
  process.stdout.write(`${line}\n`)
  return !isTooMuch
})
const counted = new Set(budget.flatMap(({ parts }) => parts))
const uncounted = Object.keys(manifest).filter(
  (name) => /-(page|pages|panel)\.tsx$/.test(name) && manifest[name]?.isDynamicEntry && !counted.has(name),
)
for (const name of uncounted) process.stdout.write(`${name} has no line in budget.ts\n`)
process.exitCode = fits.every(Boolean) && uncounted.length === 0 ? 0 : 1

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

function filesOf(names: string[]): string[] {
  return [...withImports(names)].flatMap((name) => manifest[name]?.file ?? [])
}

function fileOfWorker(name: string): string {
  const [file] = globSync(`assets/${name}-*.js`, { cwd: folder })
  if (!file) throw new Error(`${name} is not in the build`)
  return file
}

/** Kilobytes of 1,000 bytes, as gzip -9 makes them. */
function kilobytes(files: string[]): number {
  const bytes = files
    .filter((file) => file.endsWith('.js'))
    .map((file) => gzipSync(readFileSync(new URL(file, folder)), { level: 9 }).length)
  return bytes.reduce((sum, one) => sum + one, 0) / 1000
}
