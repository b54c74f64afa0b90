import { expect, test, vi } from 'vitest'
import { wordsOf } from './english-words.ts'
import { defineTextWithEnglishLater, joinTexts, type Text } from './text.ts'

interface Words {
  greeting: string
}

const textOf = (load: () => Promise<Words>) =>
  defineTextWithEnglishLater<Words>({ greeting: '您好' }, load) as Text<Words>

test('English words come when they are read, once', async () => {
  const load = vi.fn(async () => ({ greeting: 'Hello' }))
  const text = textOf(load)
  expect(text.zh.greeting).toBe('您好')
  await wordsOf('zh')
  expect(load).not.toHaveBeenCalled()
  await wordsOf('en')
  await wordsOf('en')
  expect(load).toHaveBeenCalledOnce()
  expect(text.en.greeting).toBe('Hello')
})

test('words that did not come are asked for again', async () => {
  const load = vi.fn(async () => ({ greeting: 'Hello' }))
  load.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  const text = textOf(load)
  await expect(wordsOf('en')).rejects.toThrow('Failed to fetch')
  expect(text.en).toBeUndefined()
  await wordsOf('en')
  expect(text.en.greeting).toBe('Hello')
})

test('joined words are there when all of them are', async () => {
  const one = textOf(async () => ({ greeting: 'Hello' }))
  const joined = joinTexts(one, { zh: { farewell: '再见' }, en: { farewell: 'Goodbye' } })
  expect(joined.zh).toEqual({ greeting: '您好', farewell: '再见' })
  expect(joined.en).toBeUndefined()
  await wordsOf('en')
  expect(joined.en).toEqual({ greeting: 'Hello', farewell: 'Goodbye' })
})
