import { must } from '@xingzhi/runtime/assert'
import { currentTraceparent, withJoinedSpan } from '@xingzhi/runtime/telemetry'

interface Waiting<Item, Answer> {
  item: Item
  traceparent: string | undefined
  resolve(answer: Answer): void
  reject(error: unknown): void
}

const ITEMS_MAX = 512

/**
 * Sends what one turn of the event loop collected as one call: a burst of people costs as many calls as it has turns. `send` answers
 * each item, in their order; when it rejects, all do.
 */
export function collect<Item, Answer>(
  name: string,
  send: (items: Item[]) => Promise<Answer[]>,
): (item: Item) => Promise<Answer> {
  let waiting: Waiting<Item, Answer>[] = []

  async function sendBatch(batch: Waiting<Item, Answer>[]): Promise<void> {
    try {
      const span = {
        attributes: { requests: batch.length },
        traceparents: () => batch.map(({ traceparent }) => traceparent),
      }
      const answers = await withJoinedSpan(name, span, () => send(batch.map(({ item }) => item)))
      must(answers.length === batch.length || undefined, `${name}: an answer was left out`)
      batch.forEach(({ resolve }, at) => {
        resolve(answers[at] as Answer)
      })
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  function sendAll(): void {
    const collected = waiting
    waiting = []
    for (let from = 0; from < collected.length; from += ITEMS_MAX) {
      void sendBatch(collected.slice(from, from + ITEMS_MAX))
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(sendAll)
      waiting.push({ item, traceparent: currentTraceparent(), resolve, reject })
    })
}
