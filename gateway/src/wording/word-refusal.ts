import type { Refused } from '@xingzhi/runtime/refusal'
import { deedsEn } from './deeds-en.ts'
import { deedsZh } from './deeds-zh.ts'
import { type Deed, readFacts } from './facts.ts'
import type { Language } from './language.ts'
import { refusalsEn } from './refusals-en.ts'
import { refusalsZh } from './refusals-zh.ts'

/** Why not, and what to do instead, in the caller's language. */
export function wordRefusal({ code, facts }: Pick<Refused, 'code' | 'facts'>, language: Language): string {
  const isEnglish = language === 'en'
  const read = readFacts(facts, language)
  const deed = (isEnglish ? deedsEn : deedsZh)[code]?.[facts['doing'] as Deed]
  return deed?.(read) ?? (isEnglish ? refusalsEn : refusalsZh)[code](read)
}
