import { type Answer, type Client, openClient } from '../frame/http-load.ts'

/** One person's browser: a few connections that are opened when they are needed and kept. */
export interface Browser {
  /** The answer, when it is wanted. Rejects what is answered otherwise than by this status. */
  ask(request: Buffer, options?: { isWanted?: boolean; status?: number }): Promise<Answer | undefined>
  /** Keeps a live connection instead of the last one; resolves when the first state has come. */
  watch(request: Buffer): Promise<void>
  close(): void
}

/** As browsers have over HTTP/1.1 to one host. */
const CONNECTIONS_MAX = 6
const EVENT = Buffer.from('event: next')

export function createBrowser(host: string, port: number): Browser {
  const idle: Client[] = []
  const waiting: ((client: Client | undefined) => void)[] = []
  const all = new Set<Client>()
  let open = 0
  let live: Client | undefined

  async function take(): Promise<{ client: Client; isFresh: boolean }> {
    for (let client = idle.pop(); client; client = idle.pop()) {
      if (!client.socket.destroyed) return { client, isFresh: false }
      forget(client)
    }
    if (open < CONNECTIONS_MAX) {
      open++
      return { client: await connect(), isFresh: true }
    }
    const given = await new Promise<Client | undefined>((resolve) => waiting.push(resolve))
    return given === undefined ? take() : { client: given, isFresh: false }
  }

  async function connect(): Promise<Client> {
    try {
      const client = await openClient(host, port)
      all.add(client)
      return client
    } catch (error) {
      open--
      waiting.shift()?.(undefined)
      throw error
    }
  }

  function forget(client: Client): void {
    if (all.delete(client)) open--
  }

  function giveBack(client: Client): void {
    if (client.socket.destroyed) forget(client)
    const next = waiting.shift()
    if (next !== undefined) next(client.socket.destroyed ? undefined : client)
    else if (!client.socket.destroyed) idle.push(client)
  }

  async function ask(request: Buffer, { isWanted = false, status = 200 } = {}): Promise<Answer | undefined> {
    for (;;) {
      const { client, isFresh } = await take()
      try {
        return await client.ask(request, isWanted, status)
      } catch (error) {
        // The server closed a connection that nobody had used for a while: browsers ask once more.
        if (isFresh || !client.socket.destroyed) throw error
      } finally {
        giveBack(client)
      }
    }
  }

  return {
    ask,
    async watch(request) {
      live?.socket.destroy()
      const { client } = await take()
      live = client
      // It is not given back: a live connection is one of the few.
      const { socket } = client
      socket.removeAllListeners('data')
      await new Promise<void>((resolve, reject) => {
        socket.on('data', (chunk) => chunk.includes(EVENT) && resolve())
        socket.once('close', () => {
          forget(client)
          reject(new Error('a live connection was closed'))
        })
        socket.write(request)
      })
    },
    close() {
      for (const { socket } of all) socket.destroy()
    },
  }
}
