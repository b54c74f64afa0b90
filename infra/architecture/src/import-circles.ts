import { posix } from 'node:path'
import { type Import, importsOf } from './imports.ts'
import type { Manifest, Source } from './sources.ts'

type Exporting = Pick<Manifest, 'name' | 'path' | 'exports'>

/** The types of the public API name each other: a site has sessions, a session has a site. */
const schemaFolder = /^gateway\/src\/schema\//
const schemaType = /^[A-Z]\w*(Type|Connection)$/

/** Files that import each other round about, by values or by types: each circle sorted, as one line. */
export function importCircles(sources: Source[], manifests: Exporting[]): string[] {
  const known = new Set(sources.map(({ path }) => path))
  const graph = new Map(
    sources.map((source) => {
      const targets = importsOf(source)
        .map((one) => ({ one, target: one.path ?? exportedPath(one, manifests) }))
        .filter(({ one, target }) => !isOfSchemaTypes(one, target))
        .map(({ target }) => target)
        .filter((target) => target !== undefined && known.has(target))
      return [source.path, targets as string[]]
    }),
  )
  return circlesOf(graph)
    .map((circle) => circle.toSorted().join(' '))
    .toSorted()
}

function isOfSchemaTypes({ from, names }: Import, target: string | undefined): boolean {
  if (target === undefined || !schemaFolder.test(from) || !schemaFolder.test(target)) return false
  return names.length > 0 && names.every((name) => schemaType.test(name))
}

/** The file that a part of ours answers a specifier with. */
function exportedPath({ specifier, packageName }: Import, manifests: Exporting[]): string | undefined {
  const manifest = manifests.find(({ name }) => name === packageName)
  const wanted = `.${specifier.slice(packageName?.length)}`
  for (const [pattern, target] of Object.entries(manifest?.exports ?? {})) {
    const [start = '', end] = pattern.split('*')
    const isMatch = end === undefined ? wanted === pattern : wanted.startsWith(start)
    if (!isMatch) continue
    const path = target.replace('*', wanted.slice(start.length))
    return posix.join(posix.dirname(manifest?.path ?? ''), path)
  }
  return undefined
}

interface Visited {
  index: number
  /** The earliest file that can be reached from here and leads back. */
  low: number
  isOpen: boolean
}

/** The strongly connected parts of more than one file, and files that import themselves (Tarjan). */
function circlesOf(graph: Map<string, string[]>): string[][] {
  const visited = new Map<string, Visited>()
  const open: string[] = []
  const circles: string[][] = []

  function visit(path: string): Visited {
    const here: Visited = { index: visited.size, low: visited.size, isOpen: true }
    visited.set(path, here)
    open.push(path)
    for (const target of graph.get(path) ?? []) {
      const there = visited.get(target)
      if (there === undefined) here.low = Math.min(here.low, visit(target).low)
      else if (there.isOpen) here.low = Math.min(here.low, there.index)
    }
    if (here.low === here.index) close(path)
    return here
  }

  function close(path: string): void {
    const circle = open.splice(open.indexOf(path))
    for (const each of circle) {
      const { index, low } = visited.get(each) as Visited
      visited.set(each, { index, low, isOpen: false })
    }
    if (circle.length > 1 || graph.get(path)?.includes(path)) circles.push(circle)
  }

  for (const path of graph.keys()) if (!visited.has(path)) visit(path)
  return circles
}
