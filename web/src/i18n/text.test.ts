import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pickLanguage } from './pick-language.ts'
import type { Text } from './text.ts'

type Messages = Record<string, unknown>

const source = new URL('..', import.meta.url)
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => /(^|[/-])text\.ts$/.test(path) && path !== 'i18n/text.ts')
  .sort()

test('every feature has its words', () => {
  expect(files).toEqual(expect.arrayContaining(['account/text.ts', 'explore/text.ts', 'ui/text.ts']))
})

test.each(files)('%s says everything in both languages', async (path) => {
  const dictionaries = await dictionariesOf(path)
  expect(dictionaries.length).toBeGreaterThan(0)
  for (const { zh, en } of dictionaries) {
    expect(messages(en).map(([name]) => name)).toEqual(messages(zh).map(([name]) => name))
    for (const [name, words] of [...messages(zh), ...messages(en)]) expect(words.trim(), name).not.toBe('')
  }
})

test.each(files)('%s has no Chinese left in English, and full-width punctuation in Chinese', async (path) => {
  for (const { zh, en } of await dictionariesOf(path)) {
    for (const [name, words] of messages(en)) {
      if (name !== 'otherLanguage') expect(words, name).not.toMatch(/[\u3400-\u9fff]/)
    }
    for (const [name, words] of messages(zh)) expect(words, name).not.toMatch(/[\u3400-\u9fff][,:;?!](?!\d)/)
  }
})

test('the language is what was chosen, else what the browser speaks, else Chinese', () => {
  expect(pickLanguage('en', ['zh-CN'])).toBe('en')
  expect(pickLanguage(null, ['de-DE', 'en-GB', 'zh-CN'])).toBe('en')
  expect(pickLanguage(null, ['zh-TW'])).toBe('zh')
  expect(pickLanguage(null, ['fr-FR'])).toBe('zh')
  expect(pickLanguage('nonsense', ['en'])).toBe('en')
})

async function dictionariesOf(path: string): Promise<Text<Messages>[]> {
  const module = (await import(new URL(path, source).href)) as Record<string, unknown>
  return Object.values(module).filter((value): value is Text<Messages> => {
    return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
  })
}

/** Each message by its path; one with parameters is spoken with stand-ins. */
function messages(of: unknown, path = ''): [string, string][] {
  if (typeof of === 'function') return [[`${path}(${of.length})`, String(of(...Array(of.length).fill('7')))]]
  if (typeof of === 'object' && of !== null)
    return Object.entries(of).flatMap(([name, value]) => messages(value, path ? `${path}.${name}` : name))
  return [[path, String(of)]]
}
