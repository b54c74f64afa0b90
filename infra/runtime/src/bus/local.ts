import { must } from '../assert.ts'
import type { Bus, BusMessage, BusSubscriber, BusSubscription } from './bus.ts'
import { deliverAll } from './deliver.ts'

interface Member {
  subscription: BusSubscription
  leaving: AbortController
}
interface Group {
  isExpected: boolean
  members: Member[]
  /** The delivery in hand, and those behind it. */
  last: Promise<void>
  /** Messages that are being handed over or are in line for it. */
  waiting: number
}

/** A message could not be handed over: nobody of an expected group is there. It stays in the outbox and comes again. */
export class SubscriberAway extends Error {
  override name = 'SubscriberAway'
}

/** The bus within one process: `publish` hands each message to every group in turn and resolves when all have handled it. */
export function createLocalBus(): Bus {
  const topics = new Map<string, Map<string, Group>>()
  let isClosed = false

  const groupsOf = (topic: string) => entryOf(topics, topic, () => new Map<string, Group>())
  const groupOf = (topic: string, name: string) =>
    entryOf(groupsOf(topic), name, () => ({
      isExpected: false,
      members: [],
      last: Promise.resolve(),
      waiting: 0,
    }))

  return {
    expect(topic, group) {
      groupOf(topic, group).isExpected = true
    },
    async publish(topic, messages) {
      if (isClosed) throw new SubscriberAway('the bus is closed')
      const groups = [...groupsOf(topic)]
      for (const [name, group] of groups) requireMember(name, group)
      await Promise.all(
        groups.map(([name, group]) => {
          // Publishers of one topic may overlap; a group still gets what the first one said first.
          group.waiting += messages.length
          const handled = () => {
            group.waiting -= messages.length
          }
          const turn = group.last.then(() => handOver(name, group, messages)).finally(handled)
          group.last = turn.catch(() => {})
          return turn
        }),
      )
    },
    async subscribe(subscription) {
      const group = groupOf(subscription.topic, subscription.group)
      const member = { subscription, leaving: new AbortController() }
      group.members.push(member)
      return subscriberOf(group, member)
    },
    ready: async () => !isClosed,
    async close() {
      isClosed = true
      await Promise.all(
        [...topics.values()].flatMap((groups) => [...groups.values()].map(({ last }) => last)),
      )
    },
  }
}

function subscriberOf(group: Group, member: Member): BusSubscriber {
  return {
    async stop() {
      member.leaving.abort()
      group.members = group.members.filter((other) => other !== member)
      await group.last
    },
    drained: () => group.last,
    waiting: async () => group.waiting,
  }
}

async function handOver(name: string, group: Group, messages: BusMessage[]): Promise<void> {
  let isHandled = group.members.length === 0 && !group.isExpected
  while (!isHandled) {
    requireMember(name, group)
    const { subscription, leaving } = must(group.members[0])
    isHandled = await deliverAll(subscription, messages, leaving.signal)
  }
}

function requireMember(name: string, group: Group): void {
  if (group.isExpected && group.members.length === 0) throw new SubscriberAway(`${name} is away`)
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}
