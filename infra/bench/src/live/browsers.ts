import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { run } from '@xingzhi/runtime/run'
import { createBrowserRequests } from '../frame/browser-requests.ts'
import { nowMs } from '../frame/now.ts'

// A process of its own: many pages that watch slots, as plain sockets. They tell what they saw, and when.

/** What this process is told, one message after the other. */
export type BrowsersOrder = { url: string; watch: string[][] } | 'what was seen?'

/** A state of a slot as a page got it; numbers, since there are many. */
export interface Seen {
  pages: Uint32Array
  /** Where the slot is in the list of all that are watched. */
  slots: Uint32Array
  versions: Uint32Array
  atMs: Float64Array
}

const CONNECTING_AT_ONCE = 100
const STATE = /"id":"(Slot_[^"]+)"|"version":(\d+)/g

const slotNumbers = new Map<string, number>()
let rows: [page: number, slot: number, version: number, atMs: number][] = []
let sockets: Socket[] = []

await run(async () => {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.on('message', async (order: BrowsersOrder) => {
    if (order === 'what was seen?') process.send?.(takeSeen())
    else {
      await connectAll(order)
      process.send?.('connected')
    }
  })
  return {
    async stop() {
      for (const socket of sockets) socket.destroy()
    },
  }
})

/** Numbers the slots in the order in which they first come; pages of an earlier order are closed. */
async function connectAll({ url, watch }: Exclude<BrowsersOrder, string>): Promise<void> {
  for (const socket of sockets) socket.destroy()
  sockets = []
  slotNumbers.clear()
  for (const slotIds of watch) {
    for (const id of slotIds) if (!slotNumbers.has(id)) slotNumbers.set(id, slotNumbers.size)
  }
  rows = []
  const requests = createBrowserRequests(url)
  for (let from = 0; from < watch.length; from += CONNECTING_AT_ONCE) {
    const some = watch.slice(from, from + CONNECTING_AT_ONCE)
    sockets.push(...(await Promise.all(some.map((ids, at) => openPage(url, requests.watch(ids), from + at)))))
    await pause(10)
  }
}

/** Resolves when the page has got the state of its first slot. */
function openPage(url: string, request: Buffer, page: number): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  socket.write(request)
  return new Promise((resolve, reject) => {
    let rest = ''
    socket.on('data', (chunk) => {
      const text = rest + chunk.toString('latin1')
      const end = text.lastIndexOf('\n\n')
      rest = text.slice(end + 1)
      if (end === -1 || !read(page, text.slice(0, end))) return
      resolve(socket)
    })
    socket.once('error', reject)
    socket.once('close', () => reject(new Error(`page ${page} was closed: ${rest}`)))
  })
}

function read(page: number, events: string): boolean {
  const atMs = nowMs()
  let slot: number | undefined
  let version: number | undefined
  let hasSeen = false
  for (const [, id, digits] of events.matchAll(STATE)) {
    if (id !== undefined) slot = slotNumbers.get(id)
    if (digits !== undefined) version = Number(digits)
    if (slot === undefined || version === undefined) continue
    rows.push([page, slot, version, atMs])
    slot = version = undefined
    hasSeen = true
  }
  return hasSeen
}

function takeSeen(): Seen {
  const taken = rows
  rows = []
  return {
    pages: Uint32Array.from(taken, ([page]) => page),
    slots: Uint32Array.from(taken, ([, slot]) => slot),
    versions: Uint32Array.from(taken, ([, , version]) => version),
    atMs: Float64Array.from(taken, ([, , , atMs]) => atMs),
  }
}
