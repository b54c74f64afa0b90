import type { BenchProcess } from './bench-process.ts'
import type { Work } from './clients.ts'

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
