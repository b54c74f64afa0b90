import { connect, type Socket } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { must } from '@xingzhi/runtime/assert'
import type { Slice } from './interleave.ts'

/** One address that is asked by some clients, each with a connection of its own and one request in flight. */
export interface HttpLoad {
  /** Asks for about so long, over connections that are opened for it. */
  ask(seconds: number): Promise<Slice>
}

export interface LoadOptions {
  /** `http://127.0.0.1:4000` */
  url: string
  clients: number
  /** What a client sends as its nth request: `BrowserRequests`. */
  request(client: number, nth: number): Buffer
  /** Looks at the first answer of each client: throws when it is not what was asked for. */
  check?(answer: Answer): void
}

/** Plain sockets that read no more of an answer than its status and length: the generator shares its cores with what it measures. */
export function createHttpLoad({ url, clients, request, check }: LoadOptions): HttpLoad {
  const { hostname, port } = new URL(url)
  const counts = new Array<number>(clients).fill(0)

  async function work(client: number, { ask }: Client, until: number, latencies: number[]): Promise<void> {
    for (let at = performance.now(); at < until; ) {
      const nth = must(counts[client])
      const answer = await ask(request(client, nth), nth === 0 && check !== undefined)
      counts[client] = nth + 1
      if (answer !== undefined) check?.(answer)
      const now = performance.now()
      latencies.push(now - at)
      at = now
    }
  }

  return {
    async ask(seconds) {
      const opened = await Promise.all(counts.map(() => openClient(hostname, Number(port))))
      try {
        const latencies: number[] = []
        const startedAt = performance.now()
        const until = startedAt + seconds * 1000
        await Promise.all(opened.map((client, index) => work(index, client, until, latencies)))
        const took = (performance.now() - startedAt) / 1000
        return { done: latencies.length, seconds: took, latenciesMs: Float64Array.from(latencies) }
      } finally {
        for (const { socket } of opened) socket.destroy()
      }
    },
  }
}

export interface Answer {
  head: string
  body: Buffer
}

/** The body as its sender wrote it, before it was compressed. */
export function textOf({ head, body }: Answer): string {
  const encoding = /\r\ncontent-encoding: (\w+)/i.exec(head)?.[1]
  if (encoding === 'gzip') return gunzipSync(body).toString()
  return (encoding === 'br' ? brotliDecompressSync(body) : body).toString()
}

export interface Client {
  socket: Socket
  /** Resolves when the whole answer has come; with it, when it is wanted. Rejects anything but this status. */
  ask(request: Buffer, isWanted: boolean, status?: number): Promise<Answer | undefined>
}

const HEAD_END = Buffer.from('\r\n\r\n')

export async function openClient(host: string, port: number): Promise<Client> {
  const socket = connect({ host, port, noDelay: true })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  let settle: { resolve(answer: Answer | undefined): void; reject(error: Error): void } | undefined
  let kept: Buffer[] | undefined
  let head: Buffer = Buffer.alloc(0)
  let left = 0
  let wanted = 200

  const fail = (why: string) => {
    settle?.reject(new Error(why))
    settle = undefined
  }
  socket.on('close', () => fail('the connection was closed'))
  socket.on('error', (error) => fail(error.message))
  socket.on('data', (chunk: Buffer) => {
    let body = chunk
    if (left === 0) {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk])
      const end = head.indexOf(HEAD_END)
      if (end === -1) return
      body = head.subarray(end + HEAD_END.length)
      head = head.subarray(0, end)
      const text = head.toString('latin1')
      const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1]
      if (!text.startsWith(`HTTP/1.1 ${wanted} `) || length === undefined)
        return fail(`answered ${text}\n${body}`)
      left = Number(length)
    }
    kept?.push(body)
    left -= body.length
    if (left > 0) return
    const answer = kept && { head: head.toString('latin1'), body: Buffer.concat(kept) }
    head = Buffer.alloc(0)
    settle?.resolve(answer)
  })

  return {
    socket,
    ask: (request, isWanted, status = 200) =>
      new Promise((resolve, reject) => {
        if (socket.closed) return reject(new Error('the connection was closed'))
        settle = { resolve, reject }
        wanted = status
        kept = isWanted ? [] : undefined
        left = 0
        socket.write(request)
      }),
  }
}
