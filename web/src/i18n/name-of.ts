import type { Language } from './pick-language.ts'

/** A name in the reader's language; the Chinese one where no English name is known. */
export function nameOf(named: { name: string; nameEn: string | null }, language: Language): string {
  return language === 'en' && named.nameEn ? named.nameEn : named.name
}

/** What was written in one language or both, in the reader's where that is there. */
export function writtenIn(language: Language, zh: string | null, en: string | null): string | null {
  return language === 'en' && en ? en : zh || en
}

export function titleOf(titled: { title: string; titleEn: string | null }, language: Language): string {
  return language === 'en' && titled.titleEn ? titled.titleEn : titled.title
}
