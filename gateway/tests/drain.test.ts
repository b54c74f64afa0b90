import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { startGateway } from './start-gateway.ts'

test('who asks on an open connection while one gateway of several stops is answered, and told to connect anew', async () => {
  const gateway = await startGateway({ env: { REUSE_PORT: 'on' } })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ask = () =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { 'content-type': 'application/json' }
      request(`${gateway.url}/graphql`, { method: 'POST', headers, agent }, resolve)
        .once('error', reject)
        .end(JSON.stringify({ query: '{ settings { districtName } }' }))
    })
  const first = await ask()
  expect(first.headers.connection).toBe('keep-alive')
  await text(first)
  const stopped = gateway.stop()
  await new Promise((resolve) => setTimeout(resolve, 20))
  const last = await ask()
  expect(last.statusCode).toBe(200)
  expect(last.headers.connection).toBe('close')
  await text(last)
  await stopped
})
