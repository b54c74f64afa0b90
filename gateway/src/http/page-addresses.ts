import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the build wrote of where there are pages. */
const LIST = join('.vite', 'pages.json')

/** Tells whether there is a page at a path. Of a build that does not say so, any path may be one. */
export function readPageAddresses(folder: string): (path: string) => boolean {
  const file = join(folder, LIST)
  if (!existsSync(file)) return () => true
  const addresses = (JSON.parse(readFileSync(file, 'utf8')) as string[]).map(partsOf)
  return (path) => {
    const parts = partsOf(path.toLowerCase())
    return addresses.some(
      (address) => address.length === parts.length && address.every((part, at) => fits(part, parts[at])),
    )
  }
}

function fits(expected: string, part: string | undefined): boolean {
  return expected.startsWith(':') ? part !== '' : expected === part
}

/** One slash at the end makes no other page. */
function partsOf(path: string): string[] {
  return path.replace(/^\/|\/$/g, '').split('/')
}
