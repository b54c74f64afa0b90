import { createServer } from 'node:net'
import { freePort } from '@xingzhi/runtime/free-port'
import { expect, test } from 'vitest'
import { addressOf, refuseUsedPort } from './port.ts'

test('a free port is fine, and so is any', async () => {
  await refuseUsedPort({ host: '127.0.0.1', port: await freePort() })
  await refuseUsedPort({ host: '127.0.0.1', port: 0 })
})

test('a used one is refused with another to try, also when it would share the port', async () => {
  const port = await freePort()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen({ port, host: '127.0.0.1', reusePort: true }, resolve))
  await expect(refuseUsedPort({ host: '127.0.0.1', port })).rejects.toThrow(`PORT=${port + 1}`)
  await new Promise((resolve) => server.close(resolve))
})

test('an address that is not of this machine is refused', async () => {
  await expect(refuseUsedPort({ host: '192.0.2.1', port: await freePort() })).rejects.toThrow(
    /no address of this machine/,
  )
})

test('what listens everywhere is found on this machine', () => {
  expect(addressOf('0.0.0.0', 4000)).toBe('http://127.0.0.1:4000')
  expect(addressOf('::1', 4000)).toBe('http://[::1]:4000')
  expect(addressOf('10.0.0.7', 4000)).toBe('http://10.0.0.7:4000')
})
