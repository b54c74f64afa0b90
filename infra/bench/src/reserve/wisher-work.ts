import { must } from '@xingzhi/runtime/assert'
import { runClients, type Work } from '../frame/clients.ts'
import type { Ask } from './crowd-ask.ts'
import { createWishes, type Wish } from './wishes.ts'

/** Fulfils one wish; rejects when it is refused. */
export type Wisher = (wish: Wish) => Promise<void>

/** Lets each arm work for its crowds, which go on where they were. */
export function createWisherWork(wishers: Record<string, Wisher>): (ask: Ask) => Promise<Work> {
  const crowds = new Map<string, () => Wish>()
  return ({ arm, crowd, clients, span }) => {
    const fulfil = must(wishers[arm])
    const name = `${arm} ${crowd.firstPerson}`
    const next = crowds.get(name) ?? createWishes(crowd)
    crowds.set(name, next)
    return runClients(clients, span, () => fulfil(next()))
  }
}
