import type { Clock } from '@xingzhi/runtime/clock'
import { keepRecent } from '@xingzhi/runtime/recent'
import type { Changes } from './changes.ts'

export interface SharedAnswer<Answer> {
  answer: Answer
  /** The slots that it names. */
  slotIds: readonly string[]
}

/** Answers to questions that everybody is answered alike, for those who ask the same at nearly the same time. */
export interface SharedAnswers<Answer> {
  /**
   * What the same question was answered within the last second, unless something that the answer names has changed since.
   * Nobody is given what is older than their own last change.
   */
  find(question: string, personId: string | undefined): Promise<Answer | undefined> | undefined
  /** Keeps what a question is being answered; undefined when that fails. */
  keep(question: string, answering: Promise<SharedAnswer<Answer> | undefined>): void
}

interface Entry<Answer> {
  startedAt: number
  answer: Promise<Answer | undefined>
  /** Those that the answer names; undefined until it is there. */
  slotIds?: readonly string[]
}

const KEEP_MS = 1_000
const ANSWERS_MAX = 200

export function createSharedAnswers<Answer>(clock: Clock, changes: Changes): SharedAnswers<Answer> {
  const now = () => clock().getTime()
  const entries = keepRecent<string, Entry<Answer>>(ANSWERS_MAX)

  function isFresh({ startedAt, slotIds }: Entry<Answer>, personId: string | undefined): boolean {
    if (Math.abs(now() - startedAt) > KEEP_MS || startedAt <= changes.notBefore(personId)) return false
    // As long as it is not known what the answer names, any change may be of it.
    return changes.areUnchanged(slotIds, startedAt)
  }

  return {
    find(question, personId) {
      const entry = entries.get(question)
      return entry !== undefined && isFresh(entry, personId) ? entry.answer : undefined
    },
    keep(question, answering) {
      const entry: Entry<Answer> = {
        startedAt: now(),
        answer: answering.then(
          (shared) => {
            if (shared !== undefined) entry.slotIds = shared.slotIds
            return shared?.answer
          },
          // Whoever asked first is told; the next one asks anew.
          () => undefined,
        ),
      }
      entries.set(question, entry)
    },
  }
}
