import type { BenchProcess } from '../frame/bench-process.ts'
import type { Span, Work } from './clients.ts'
import type { Crowd } from './wishes.ts'

/** What a process is asked to do: an arm works for a crowd. */
export interface Ask {
  arm: string
  crowd: Crowd
  clients: number
  span: Span
}

/** A session with so many places is to be published. */
export interface PublishAsk {
  places: number
}

type Answer<T> = { answer: T } | { failed: string }

/** Lets a process do something and waits for what it found. */
export async function ask<Q, T = Work>(process: BenchProcess, question: Q): Promise<T> {
  process.send({ ask: question })
  const answer = await process.receive<Answer<T>>()
  if ('failed' in answer) throw new Error(answer.failed)
  return answer.answer
}

/** In the process: answers what it is asked, one after the other. */
export function answerAsks<Q, T>(work: (question: Q) => Promise<T>): void {
  process.on('message', async (message: { ask?: Q }) => {
    if (message.ask === undefined) return
    const answer: Answer<T> = await work(message.ask).then(
      (found) => ({ answer: found }),
      (error: unknown) => ({
        failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    )
    process.send?.(answer)
  })
}
