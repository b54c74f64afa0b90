import { firstLanguage, type Language } from '../i18n/pick-language.ts'
import type { Answer } from './answer.ts'
import type { Document } from './document.ts'
import { bodyOf, post } from './post.ts'

/** After this, an answer that no page took is too old to be one. */
const KEPT_MS = 10_000

const answers = new Map<string, Promise<Answer<unknown>>>()

/** Asks what the first page will ask, while the program that draws it is still on its way. */
export function askEarly<R, V>(document: Document<R, V>, variables: NoInfer<V>): void {
  const body = bodyOf(document, variables)
  const name = nameOf(firstLanguage(), body)
  answers.set(name, post(firstLanguage(), body))
  setTimeout(() => answers.delete(name), KEPT_MS)
}

/** Once: who asks again wants a newer one. */
export function takeEarly(language: Language, body: string): Promise<Answer<unknown>> | undefined {
  const name = nameOf(language, body)
  const answer = answers.get(name)
  answers.delete(name)
  return answer
}

function nameOf(language: Language, body: string): string {
  return `${language} ${body}`
}
