import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { managePaths } from './manage/paths.ts'
import { operatePaths } from './operate/paths.ts'
import { pageAddresses } from './page-addresses.ts'
import { paths } from './paths.ts'

const source = new URL('.', import.meta.url)

test('every page that a route shows has its address in the list', () => {
  const routed = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => [...readFileSync(new URL(file, source), 'utf8').matchAll(/<Route path="([^"]+)"/g)])
    .map(([, path = '']) => path)
    // A folder's routes, each of which stands in that folder.
    .filter((path) => !path.includes('*'))
  expect(routed.length).toBeGreaterThan(20)
  expect(routed.filter((path) => !pageAddresses.includes(path))).toEqual([])
})

test('every address that pages link to is in the list', () => {
  const linked = Object.values({ ...paths, ...managePaths, ...operatePaths }).map((path) =>
    typeof path === 'string' ? path : path('x', 'x'),
  )
  const known = pageAddresses.map((address) => new RegExp(`^${address.replace(/:\w+/g, '[^/]+')}(?:\\?.*)?$`))
  expect(linked.filter((path) => !known.some((pattern) => pattern.test(path)))).toEqual([])
})
