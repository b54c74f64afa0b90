import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(() => gateway.stop())

const get = async (path: string, method = 'GET') => {
  const response = await fetch(`${gateway.url}${path}`, { method })
  return [response.status, response.headers.get('content-type'), response.headers.get('cache-control')]
}
const page = (status: number) => [status, 'text/html; charset=utf-8', 'no-cache']

test.each([
  '/',
  '/?day=2026-05-01',
  '/sessions/x',
  '/sessions/Session_%E5%8B%BA%2F1',
  '/about',
  '/about/',
  '/About',
  '/walks/x/sheet?from=1',
])('there is a page at %s', async (path) => expect(await get(path)).toEqual(page(200)))

test.each(['/nowhere', '/sessions', '/sessions/', '/sessions/x/y', '/about/x', '/walks//sheet'])(
  'at %s there is none: 404, and the page that says so',
  async (path) => {
    expect(await get(path)).toEqual(page(404))
    expect(await (await fetch(`${gateway.url}${path}`)).text()).toContain('<title>')
    expect((await get(path, 'HEAD'))[0]).toBe(404)
  },
)
