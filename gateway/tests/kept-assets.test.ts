import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(() => gateway.stop())

const FILE = '/assets/app-abc123.js'
const ask = (headers: Record<string, string>) => fetch(`${gateway.url}${FILE}`, { headers })

/** What browsers go by, without what belongs to a moment or to how a file lies on the disk. */
function rulesOf({ headers }: Response): Record<string, string> {
  const left = [
    'date',
    'etag',
    'last-modified',
    'accept-ranges',
    'connection',
    'keep-alive',
    'content-length',
  ]
  return Object.fromEntries([...headers].filter(([name]) => !left.includes(name)))
}

test.each([['br'], ['gzip, br'], ['identity'], ['br;q=0'], ['*']])(
  'a file from memory is what the router would answer: accept-encoding %s',
  async (encoding) => {
    const kept = await ask({ 'accept-encoding': encoding })
    // A condition that is never met takes the way by the router.
    const routed = await ask({ 'accept-encoding': encoding, 'if-none-match': '"other"' })
    expect([kept.headers.get('etag'), routed.headers.get('etag') !== null]).toEqual([null, true])
    expect(kept.status).toBe(routed.status)
    expect(rulesOf(kept)).toEqual(rulesOf(routed))
    expect(await kept.text()).toBe(await routed.text())
  },
)

test('a part of a file, a head and what is not there are the router’s', async () => {
  expect((await ask({ range: 'bytes=0-1', 'accept-encoding': 'identity' })).status).toBe(206)
  expect((await fetch(`${gateway.url}${FILE}`, { method: 'HEAD' })).status).toBe(200)
  expect((await fetch(`${gateway.url}/assets/gone-abc123.js`)).status).toBe(404)
})
