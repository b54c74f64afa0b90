import { must } from '@xingzhi/runtime/assert'
import { answerAsks } from '../frame/asks.ts'
import { runClients, type Work } from '../frame/clients.ts'
import { type Client, openClient, textOf } from '../frame/http-load.ts'
import { type Cookies, createCookies, createReserveRequests, type Where } from './browsers.ts'
import type { Ask } from './crowd-ask.ts'
import { createRefusals, type RefusalsAsk } from './refusals.ts'
import { createRpcWisher } from './rpc-wisher.ts'
import { type RushAsk, rush } from './rush.ts'
import { createWisherWork } from './wisher-work.ts'
import { type Crowd, createPeople, createWishes, PEOPLE, type Wish } from './wishes.ts'

// A process of its own: people with a browser each, who are signed in and speak to the public API. Of a cluster, it also
// speaks to booking itself, as a gateway does.

process.on('disconnect', () => process.exit())
process.once('message', (where: Where & { rpc: { url: string; actorKey: string } | undefined }) => {
  const people = createPeopleWork(where)
  const callers =
    where.rpc && createWisherWork({ rpc: createRpcWisher(where.rpc.url, where.rpc.actorKey, createPeople()) })
  const refusals = createRefusals(where)
  answerAsks((asked: Ask | RushAsk | RefusalsAsk) => {
    if ('people' in asked) return rush(asked, where)
    if ('fullSlotId' in asked) return refusals(asked)
    return asked.arm === 'people' ? people(asked) : must(callers)(asked)
  })
})

interface Group {
  next(): Wish
  cookies: Cookies
}

function createPeopleWork(where: Where): (ask: Ask) => Promise<Work> {
  const groups = new Map<number, Group>()
  const requestOf = createReserveRequests(where.url)
  const { hostname, port } = new URL(where.url)

  async function reserve(browser: Client, { next, cookies }: Group): Promise<void> {
    const { person, slotId, key } = next()
    const answer = must(await browser.ask(requestOf(await cookies(person), slotId, key), true))
    if (!answer.body.includes('"ReserveSuccess"')) throw new Error(`answered ${textOf(answer)}`)
  }

  const open = () => openClient(hostname, Number(port))
  return async ({ crowd, clients, span }) => {
    const group = groups.get(crowd.firstPerson) ?? (await gather(crowd, where))
    groups.set(crowd.firstPerson, group)
    const browsers = await Promise.all(Array.from({ length: clients }, open))
    try {
      return await runClients(clients, span, (at) => reserve(must(browsers[at]), group))
    } finally {
      for (const { socket } of browsers) socket.destroy()
    }
  }
}

async function gather(crowd: Crowd, where: Where): Promise<Group> {
  const cookies = createCookies(where)
  // They signed in before; this is about what comes then.
  for (let at = 0; at < PEOPLE; at++) await cookies(crowd.firstPerson + at)
  return { next: createWishes(crowd), cookies }
}
