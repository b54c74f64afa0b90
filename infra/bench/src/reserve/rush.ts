import { randomUUID } from 'node:crypto'
import { must } from '@xingzhi/runtime/assert'
import { runClients, type Work } from '../frame/clients.ts'
import { type Answer, type Client, openClient, textOf } from '../frame/http-load.ts'
import { createCookies, createReserveRequests, type Where } from './browsers.ts'

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
  /** What those were told instead, in all. */
  alternatives: number
  /** Sent again under the same key: after an answer that never came, or one that did. */
  retried: number
  /** Retries that were answered otherwise than before. */
  changed: number
}

const FULL = 'SLOT_FULL'
const SHARE_CUT_OFF = 0.1
const SHARE_ASKED_TWICE = 0.1

/** One in ten loses the connection before the answer and asks again; one in ten has the answer and asks again all the same. */
export async function rush({ slotId, firstPerson, people, clients }: RushAsk, where: Where): Promise<Rush> {
  const cookies = createCookies(where)
  for (let at = 0; at < people; at++) await cookies(firstPerson + at)
  const requestOf = createReserveRequests(where.url)
  const { hostname, port } = new URL(where.url)
  const open = () => openClient(hostname, Number(port))
  const browsers = await Promise.all(Array.from({ length: clients }, open))
  const answers: Answered[] = []
  let retried = 0
  let next = firstPerson

  async function wish(at: number): Promise<void> {
    const request = requestOf(await cookies(next++), slotId, randomUUID())
    const chance = Math.random()
    if (chance < SHARE_CUT_OFF) {
      const { socket } = must(browsers[at])
      await new Promise((resolve) => socket.write(request, resolve))
      socket.destroy()
      browsers[at] = await open()
      retried++
    }
    const answered: Answered = { first: await ask(must(browsers[at]), request) }
    answers.push(answered)
    if (chance >= SHARE_CUT_OFF && chance < SHARE_CUT_OFF + SHARE_ASKED_TWICE) {
      retried++
      answered.again = await ask(must(browsers[at]), request)
    }
  }

  try {
    const work = await runClients(clients, { count: people }, wish)
    return { ...work, ...countAnswers(answers), retried }
  } finally {
    for (const { socket } of browsers) socket.destroy()
  }
}

interface Answered {
  first: Answer
  /** To who asked once more. */
  again?: Answer
}

async function ask(browser: Client, request: Buffer): Promise<Answer> {
  return must(await browser.ask(request, true))
}

/** Read when all is over: whoever asks shares the cores with who answers. */
function countAnswers(
  answers: readonly Answered[],
): Pick<Rush, 'granted' | 'refused' | 'alternatives' | 'changed'> {
  const counts = { granted: 0, refused: 0, alternatives: 0, changed: 0 }
  for (const { first, again } of answers) {
    const text = textOf(first)
    const verdict = verdictOf(text)
    if (verdict === FULL) {
      counts.refused++
      counts.alternatives += text.split('"__typename":"Alternative"').length - 1
    } else counts.granted++
    if (again !== undefined && verdictOf(textOf(again)) !== verdict) counts.changed++
  }
  return counts
}

/** The reservation's id, or why there is none. */
function verdictOf(text: string): string {
  const answer = /"id":"Reservation_([0-9a-f-]+)"|"code":"(SLOT_FULL)"/.exec(text)
  return must(answer?.[1] ?? answer?.[2], `answered ${text}`)
}
