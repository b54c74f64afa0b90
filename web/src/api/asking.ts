import type { Language } from '../i18n/pick-language.ts'
import type { Answer } from './answer.ts'
import { type Contents, contentsOf } from './contents.ts'
import { takeEarly } from './early.ts'
import type { LivePlaces } from './live-places.ts'
import { bodyOf, post } from './post.ts'
import type { ShownPerson } from './shown-person.ts'

export interface Question extends Contents {
  body: string
  told: Set<(answer: Answer<never>) => void>
  remembered?: Answer<unknown> | undefined
  underWay?: AbortController | undefined
  /** Ends that its slots are followed. */
  leave?: (() => void) | undefined
  /** How often it was asked again without becoming as new as what it shows. */
  behind: number
}

/** What a page follows while it asks. */
export type Followed = Pick<LivePlaces, 'follow' | 'latest' | 'onChange'>

/** Not all pages that show the same ask at once. */
const ASK_WITHIN_MS = 800
/** What is told to have changed, and is answered as it was before, is asked again so often, each time later. */
const BEHIND_MAX = 4

/** The questions of a page, and how they are asked: one request at a time for all who ask the same. */
export function createAsking(language: Language, shown: ShownPerson | undefined) {
  const questions = new Map<string, Question>()
  let live: Followed | undefined

  async function ask(question: Question): Promise<void> {
    if (question.underWay) return
    const mine = new AbortController()
    question.underWay = mine
    const early = takeEarly(language, question.body)
    const sending = { signal: mine.signal, ...(shown && { shown }) }
    const answer = await (early ?? post(language, question.body, sending))
    if (question.underWay !== mine) return
    question.underWay = undefined
    if (answer.data) remember(question, answer)
    for (const told of [...question.told]) told(answer as Answer<never>)
  }

  function remember(question: Question, answer: Answer<unknown>): void {
    question.remembered = answer
    shown?.learn(answer.data)
    const { types, versions } = contentsOf(answer.data)
    for (const type of types) question.types.add(type)
    question.versions = versions
    followSeen(question)
    if (!isBehind(question)) question.behind = 0
    else if (++question.behind <= BEHIND_MAX) outdateSoon(question, ASK_WITHIN_MS * question.behind)
  }

  /** What somebody looks at is followed. */
  function followSeen(question: Question): void {
    const before = question.leave
    const isSeen = question.told.size > 0 && question.versions.size > 0
    question.leave = isSeen ? live?.follow([...question.versions.keys()]) : undefined
    before?.()
  }

  function isBehind({ versions }: Question): boolean {
    return [...versions].some(([slotId, version]) => (live?.latest(slotId)?.sourceVersion ?? 0) > version)
  }

  function outdateSoon(question: Question, delayMs: number): void {
    setTimeout(() => isBehind(question) && outdate(question), delayMs)
  }

  function stopAsking(question: Question): void {
    question.underWay?.abort()
    question.underWay = undefined
  }

  /** It is forgotten, and asked again where somebody looks at it. */
  function outdate(question: Question): void {
    if (!question.remembered) return
    question.remembered = undefined
    stopAsking(question)
    if (question.told.size > 0) void ask(question)
    else questions.delete(question.body)
  }

  return {
    ...{ questions, ask, stopAsking, followSeen, outdate },
    questionOf(document: string, variables: unknown): Question {
      const body = bodyOf(document, variables)
      const question = questions.get(body) ?? newQuestion(body)
      questions.set(body, question)
      return question
    },
    /** Asks again what shows a session or departure that has changed, until the function that comes back is called. */
    keepUp(source: Followed): () => void {
      live = source
      for (const question of questions.values()) followSeen(question)
      const deaf = source.onChange((_isNews, { id }) => {
        for (const question of questions.values()) {
          if (question.versions.has(id) && isBehind(question))
            outdateSoon(question, ASK_WITHIN_MS * Math.random())
        }
      })
      return () => {
        deaf()
        live = undefined
        for (const question of questions.values()) followSeen(question)
      }
    },
  }
}

function newQuestion(body: string): Question {
  return { body, told: new Set(), types: new Set(), versions: new Map(), behind: 0 }
}
