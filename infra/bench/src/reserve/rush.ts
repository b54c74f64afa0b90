import { randomUUID } from 'node:crypto'
import { must } from '@xingzhi/runtime/assert'
import { type Client, openClient } from '../frame/http-load.ts'
import { type Cookies, createCookies, reserveRequest, type Where } from './browsers.ts'
import { runClients, type Work } from './clients.ts'

/** Everybody wants one place in the same slot, once. */
export interface RushAsk {
  slotId: string
  firstPerson: number
  people: number
  clients: number
}

export interface Rush extends Work {
  granted: number
  /** Told that nothing is left. */
  refused: number
  /** Sent again under the same key: after an answer that never came, or one that did. */
  retried: number
  /** Retries that were answered otherwise than before. */
  changed: number
}

const SHARE_CUT_OFF = 0.1
const SHARE_ASKED_TWICE = 0.1

/** One in ten loses the connection before the answer and asks again; one in ten has the answer and asks again all the same. */
export async function rush({ slotId, firstPerson, people, clients }: RushAsk, where: Where): Promise<Rush> {
  const cookies = createCookies(where)
  for (let at = 0; at < people; at++) await cookies(firstPerson + at)
  const { hostname, port } = new URL(where.url)
  const open = () => openClient(hostname, Number(port))
  const browsers = await Promise.all(Array.from({ length: clients }, open))
  const counts = { granted: 0, refused: 0, retried: 0, changed: 0 }
  let next = firstPerson

  async function wish(at: number): Promise<void> {
    const request = await requestOf(next++, cookies, slotId)
    const chance = Math.random()
    if (chance < SHARE_CUT_OFF) {
      const { socket } = must(browsers[at])
      await new Promise((resolve) => socket.write(request, resolve))
      socket.destroy()
      browsers[at] = await open()
      counts.retried++
    }
    const answer = await ask(must(browsers[at]), request)
    if (answer === 'SLOT_FULL') counts.refused++
    else counts.granted++
    if (chance >= SHARE_CUT_OFF && chance < SHARE_CUT_OFF + SHARE_ASKED_TWICE) {
      counts.retried++
      if ((await ask(must(browsers[at]), request)) !== answer) counts.changed++
    }
  }

  try {
    return { ...(await runClients(clients, { count: people }, wish)), ...counts }
  } finally {
    for (const { socket } of browsers) socket.destroy()
  }
}

async function requestOf(person: number, cookies: Cookies, slotId: string): Promise<Buffer> {
  return reserveRequest(await cookies(person), slotId, randomUUID())
}

/** The reservation's id, or why there is none. */
async function ask(browser: Client, request: Buffer): Promise<string> {
  const { body } = must(await browser.ask(request, true))
  const text = body.toString()
  const answer = /"id":"Reservation_([0-9a-f-]+)"|"code":"(SLOT_FULL)"/.exec(text)
  return must(answer?.[1] ?? answer?.[2], `answered ${text}`)
}
