import type { Language } from '../i18n/pick-language.ts'
import type { Answer } from './answer.ts'
import { createAsking, type Followed } from './asking.ts'
import { contentsOf } from './contents.ts'
import type { Document } from './document.ts'
import { bodyOf, post } from './post.ts'
import type { ShownPerson } from './shown-person.ts'

/** Whether what is remembered will do, is shown until the server has answered, or is left aside. */
export type RequestPolicy = 'cache-first' | 'cache-and-network' | 'network-only'

export interface AskOptions {
  requestPolicy?: RequestPolicy | undefined
  /** Types that outdate the answer besides those that it holds: an empty list names none. */
  outdatedBy?: readonly string[] | undefined
}

/** Asks the gateway and remembers its answers until something of their types was changed from here, or what they show elsewhere. */
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
  /** Something of these types changed; without any: anything may have. */
  outdate(types?: ReadonlySet<string>): void
  /** Asks again what shows a session or departure that has changed, until the function that comes back is called. */
  keepUp(live: Followed): () => void
}

/** One client per signed-in person and language: what one person was answered is never shown to the next. */
export function createApiClient(language: Language, shown?: ShownPerson): Client {
  const { questions, questionOf, ...asking } = createAsking(language, shown)

  const client: Client = {
    follow(document, variables, { requestPolicy = 'cache-first', outdatedBy = [] }, told) {
      const question = questionOf(document, variables)
      for (const type of outdatedBy) question.types.add(type)
      question.told.add(told)
      if (question.told.size === 1) asking.followSeen(question)
      const remembered = requestPolicy === 'network-only' ? undefined : question.remembered
      const asks = !remembered || requestPolicy === 'cache-and-network'
      if (remembered) told({ ...(remembered as Answer<never>), stale: asks })
      if (asks) void asking.ask(question)
      return () => {
        question.told.delete(told)
        if (question.told.size > 0) return
        asking.stopAsking(question)
        asking.followSeen(question)
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
    refresh: (document, variables) => void asking.ask(questionOf(document, variables)),
    async mutation(document, variables) {
      const answer = await post(language, bodyOf(document, variables), shown && { shown })
      client.outdate(saysChanged(answer.data) ? undefined : contentsOf(answer.data).types)
      return answer as Answer<never>
    },
    outdate(types) {
      for (const question of [...questions.values()]) {
        if (!types || hasAny(question.types, types)) asking.outdate(question)
      }
    },
    keepUp: asking.keepUp,
  }
  return client
}

/** Nothing was done, since what the page shows is not so any more. */
function saysChanged(data: unknown): boolean {
  return Object.values(data ?? {}).some(
    (verdict) => (verdict as { code?: string } | null)?.code === 'CHANGED',
  )
}

function hasAny(types: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean {
  return [...wanted].some((type) => types.has(type))
}
