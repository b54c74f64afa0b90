import type { Language } from '../i18n/pick-language.ts'
import { type Answer, typesIn } from './answer.ts'
import type { Document } from './document.ts'
import { takeEarly } from './early.ts'
import { bodyOf, post } from './post.ts'

/** Whether what is remembered will do, is shown until the server has answered, or is left aside. */
export type RequestPolicy = 'cache-first' | 'cache-and-network' | 'network-only'

export interface AskOptions {
  requestPolicy?: RequestPolicy | undefined
  /** Types that outdate the answer besides those that it holds: an empty list names none. */
  outdatedBy?: readonly string[] | undefined
}

/** Asks the gateway and remembers its answers until something of their types was changed from here. */
export interface Client {
  query<R, V>(document: Document<R, V>, variables: NoInfer<V>, options?: AskOptions): Promise<Answer<R>>
  /** Tells each answer until it is left: the first, and what changes and refreshes bring. */
  follow<R, V>(
    document: Document<R, V>,
    variables: NoInfer<V>,
    options: AskOptions,
    told: (answer: Answer<R>) => void,
  ): () => void
  /** What is remembered. */
  peek<R, V>(document: Document<R, V>, variables: NoInfer<V>): Answer<R> | undefined
  /** Asks again, for all who follow. */
  refresh<R, V>(document: Document<R, V>, variables: NoInfer<V>): void
  mutation<R, V>(document: Document<R, V>, variables: NoInfer<V>): Promise<Answer<R>>
}

interface Question {
  body: string
  told: Set<(answer: Answer<never>) => void>
  remembered?: Answer<unknown> | undefined
  types: Set<string>
  underWay?: AbortController | undefined
}

/** One client per signed-in person and language: what one person was answered is never shown to the next. */
export function createApiClient(language: Language): Client {
  const questions = new Map<string, Question>()

  function questionOf(document: string, variables: unknown): Question {
    const body = bodyOf(document, variables)
    const question = questions.get(body) ?? { body, told: new Set(), types: new Set() }
    questions.set(body, question)
    return question
  }

  /** One request at a time for all who ask the same. */
  async function ask(question: Question): Promise<void> {
    if (question.underWay) return
    const mine = new AbortController()
    question.underWay = mine
    const answer = await (takeEarly(language, question.body) ?? post(language, question.body, mine.signal))
    if (question.underWay !== mine) return
    question.underWay = undefined
    if (answer.data) {
      question.remembered = answer
      for (const type of typesIn(answer.data)) question.types.add(type)
    }
    for (const told of [...question.told]) told(answer as Answer<never>)
  }

  function stopAsking(question: Question): void {
    question.underWay?.abort()
    question.underWay = undefined
  }

  /** What holds something of a type that was changed is forgotten, and asked again where somebody looks at it. */
  function outdate(types: Set<string>): void {
    for (const question of questions.values()) {
      if (!question.remembered || !hasAny(question.types, types)) continue
      question.remembered = undefined
      stopAsking(question)
      if (question.told.size > 0) void ask(question)
      else questions.delete(question.body)
    }
  }

  const client: Client = {
    follow(document, variables, { requestPolicy = 'cache-first', outdatedBy = [] }, told) {
      const question = questionOf(document, variables)
      for (const type of outdatedBy) question.types.add(type)
      question.told.add(told)
      const remembered = requestPolicy === 'network-only' ? undefined : question.remembered
      const asks = !remembered || requestPolicy === 'cache-and-network'
      if (remembered) told({ ...(remembered as Answer<never>), stale: asks })
      if (asks) void ask(question)
      return () => {
        question.told.delete(told)
        if (question.told.size > 0) return
        stopAsking(question)
        if (!question.remembered) questions.delete(question.body)
      }
    },
    query: (document, variables, options = {}) =>
      new Promise((resolve) => {
        const leave = client.follow(document, variables, options, (answer) => {
          if (answer.stale) return
          resolve(answer)
          queueMicrotask(() => leave())
        })
      }),
    peek: (document, variables) =>
      questions.get(bodyOf(document, variables))?.remembered as Answer<never> | undefined,
    refresh: (document, variables) => void ask(questionOf(document, variables)),
    async mutation(document, variables) {
      const answer = await post(language, bodyOf(document, variables))
      outdate(typesIn(answer.data))
      return answer as Answer<never>
    },
  }
  return client
}

function hasAny(types: Set<string>, wanted: Set<string>): boolean {
  return [...wanted].some((type) => types.has(type))
}
