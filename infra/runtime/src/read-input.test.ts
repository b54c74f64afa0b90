import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLine, readText } from './read-input.ts'
import { Refused } from './refusal.ts'

const limits = { lengthMax: 40 }

function problemOf(read: () => string): unknown {
  try {
    return [read()]
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return error.facts['problem']
  }
}
const line = (value: string, optional = false) =>
  problemOf(() => readLine('title', value, { ...limits, optional }))
const text = (value: string, optional = false) =>
  problemOf(() => readText('summary', value, { ...limits, optional }))

test.each([
  ['zero-width spaces', '\u200b\u200b'],
  ['a word joiner and a soft hyphen', '\u2060\u00ad'],
  ['a Hangul filler', '\u3164'],
  ['braille’s blank', '\u2800 \u2800'],
  ['an ideographic space', '\u3000'],
  ['joiners alone', '\u200d\ufe0f'],
  ['a BOM', '\ufeff'],
])('of %s nothing can be seen: it is empty', (_name, value) => {
  for (const read of [line, text]) {
    expect(read(value)).toBe('required')
    expect(read(value, true)).toEqual([''])
  }
})

test.each([
  ['an override', '\u202etxet'],
  ['an isolate', 'a\u2067b\u2069'],
  ['a mark', 'a\u200fb'],
  ['NUL', 'a\0b'],
  ['NUL alone', '\0'],
  ['an override alone', '\u202e'],
  ['a bell', 'a\u0007'],
  ['half a character', 'a\ud800'],
])('what has %s is malformed', (_name, value) => {
  expect(line(value)).toBe('malformed')
  expect(text(value)).toBe('malformed')
})

test('a line has no line ends and tabs, a text may have them', () => {
  for (const end of ['\n', '\r\n', '\t', '\u2028', '\u2029']) {
    expect(line(`a${end}b`)).toBe('malformed')
    expect(text(`a${end}b`)).toEqual([`a${end}b`])
    expect(line(`a${end}`)).toEqual(['a'])
  }
})

test('what people write is kept: families, characters of Extension B, Arabic, one form of é', () => {
  for (const value of ['👨‍👩‍👧 ❤️', '𠮷野家', 'مرحبا', 'ก\u200bข']) expect(line(value)).toEqual([value])
  expect(line('cafe\u0301')).toEqual(['caf\u00e9'])
  expect(line(' \u200b皮艺\u200b ')).toEqual(['皮艺'])
  expect(line('a'.repeat(41))).toBe('too_long')
})

test('whatever is written, reading what was read changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (value) => {
      const once = line(value, true)
      if (Array.isArray(once)) expect(line(once[0] as string, true)).toEqual(once)
    }),
  )
})
