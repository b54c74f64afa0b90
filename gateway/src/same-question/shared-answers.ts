import type { Clock } from '@xingzhi/runtime/clock'
import { keepRecent } from '@xingzhi/runtime/recent'
import type { LiveListener } from '../live/port.ts'

export interface SharedAnswer<Answer> {
  answer: Answer
  /** What the answer says, for the slots that it names. */
  text: string
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
  /** A person has changed something: what the text names, and maybe more. */
  changedBy(personId: string | undefined, text: string): void
  listener: LiveListener
}

interface Entry<Answer> {
  startedAt: number
  answer: Promise<Answer | undefined>
  /** Those that the answer names; undefined until it is there. */
  slotIds?: string[]
}

const KEEP_MS = 1_000
const ANSWERS_MAX = 200
const CHANGES_MAX = 20_000
// A slot has the id of its session or departure.
const NAMED = /\b(?:Slot|Session|Departure)_([0-9a-f-]{36})\b/g
const FIRST_VERSION = 1n

export function createSharedAnswers<Answer>(clock: Clock): SharedAnswers<Answer> {
  const now = () => clock().getTime()
  const entries = keepRecent<string, Entry<Answer>>(ANSWERS_MAX)
  const changedSlots = keepRecent<string, number>(CHANGES_MAX)
  const changedPeople = keepRecent<string, number>(CHANGES_MAX)
  let lastChangeAt = Number.NEGATIVE_INFINITY
  /** What is older is given to nobody. */
  let notBefore = Number.NEGATIVE_INFINITY

  function isFresh({ startedAt, slotIds }: Entry<Answer>, personId: string | undefined): boolean {
    if (Math.abs(now() - startedAt) > KEEP_MS || startedAt <= notBefore) return false
    if (personId !== undefined && startedAt <= (changedPeople.get(personId) ?? -Infinity)) return false
    if (startedAt > lastChangeAt) return true
    return slotIds?.every((id) => startedAt > (changedSlots.get(id) ?? -Infinity)) ?? false
  }

  function slotChanged(id: string): void {
    lastChangeAt = now()
    changedSlots.set(id, lastChangeAt)
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
            if (shared !== undefined) entry.slotIds = namedIn(shared.text)
            return shared?.answer
          },
          // Whoever asked first is told; the next one asks anew.
          () => undefined,
        ),
      }
      entries.set(question, entry)
    },
    changedBy(personId, text) {
      if (personId !== undefined) changedPeople.set(personId, now())
      for (const id of namedIn(text)) slotChanged(id)
    },
    listener: {
      changed({ slot }) {
        slotChanged(slot.id)
        // No answer names what is new, and any list may have to.
        if (slot.version <= FIRST_VERSION) notBefore = now()
      },
      missed() {
        notBefore = now()
      },
    },
  }
}

function namedIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(NAMED), ([, id = '']) => id))]
}
