import { afterEach, expect, test, vi } from 'vitest'
import { createApiClient } from './client.ts'

afterEach(() => vi.unstubAllGlobals())

test('each request begins a trace of its own', async () => {
  const sent: (string | null)[] = []
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    sent.push(new Headers(init.headers).get('traceparent'))
    return Response.json({ data: { viewer: null } })
  })
  const client = createApiClient('en')
  for (const language of ['a', 'b']) {
    await client.query(`query ${language} { viewer { id } }`, {})
  }
  expect(sent).toHaveLength(2)
  for (const traceparent of sent) expect(traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
  expect(sent[0]).not.toBe(sent[1])
})
