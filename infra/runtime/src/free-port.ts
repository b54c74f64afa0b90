import { createServer } from 'node:net'
import { must } from './assert.ts'

/** A port of this host that nobody listens on now. */
export function freePort(host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, host, () => {
      const address = must(server.address())
      server.close(() => resolve(typeof address === 'string' ? 0 : address.port))
    })
  })
}

/** Whether somebody else listens there, also with `reusePort`. */
export function portTaken(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(true) : reject(error),
    )
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(false)))
  })
}
