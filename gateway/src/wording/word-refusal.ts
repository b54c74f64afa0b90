import type { Refused } from '@xingzhi/runtime/refusal'
import { readFacts } from './facts.ts'
import type { Language } from './language.ts'
import { refusalsEn } from './refusals-en.ts'
import { refusalsZh } from './refusals-zh.ts'

/** Why not, and what to do instead, in the caller's language. */
export function wordRefusal({ code, facts }: Pick<Refused, 'code' | 'facts'>, language: Language): string {
  const words = language === 'en' ? refusalsEn : refusalsZh
  return words[code](readFacts(facts, language))
}
