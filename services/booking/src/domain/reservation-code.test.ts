import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CODE_ALPHABET, drawCode, readCode, showCode } from './reservation-code.ts'

test('holds nothing that can be mistaken when it is read or heard', () => {
  expect(CODE_ALPHABET).not.toMatch(/[01OILUV]/)
  expect(new Set(CODE_ALPHABET).size).toBe(CODE_ALPHABET.length)
})

test('every draw is eight characters of the alphabet, shown in two groups', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat(255)), (bytes) => {
      const code = drawCode(() => bytes.next().value as number)
      expect(code).toMatch(new RegExp(`^[${CODE_ALPHABET}]{8}$`))
      expect(showCode(code)).toBe(`${code.slice(0, 4)}-${code.slice(4)}`)
    }),
  )
})

test('favours no character', () => {
  let byte = 0
  const counts = new Map<string, number>()
  for (let round = 0; round < 29; round++) {
    for (const character of drawCode(() => byte++ & 255))
      counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  expect(new Set(counts.values())).toEqual(new Set([8]))
})

test('is read as it is shown or typed, also by a Chinese keyboard, and nothing else is', () => {
  for (const typed of ['7KQM-3XFP', '7kqm3xfp', ' 7KQM 3xfp ', '\uff17\uff2b\uff31\uff2d\uff0d3XFP']) {
    expect(readCode(typed)).toBe('7KQM3XFP')
  }
  // An en dash, a hyphen that does not break, zero-width spaces, a minus, what a message says around it.
  for (const pasted of [
    ...['7KQM\u20133XFP', '7KQM\u20113XFP', '\u200b7KQM\u200b-3XFP\ufeff', '7KQM \u2212 3XFP'],
    ...[
      '预约码 7KQM-3XFP',
      '预约码：７ＫＱＭ－３ＸＦＰ。',
      '预约码7kqm3xfp',
      'When they ask, say 7KQM-3XFP.',
    ],
    ...['Your code: 7KQM 3XFP', '7KQM-3XFP (7KQM-3XFP)', '\n7KQM-\n3XFP\n'],
  ]) {
    expect([pasted, readCode(pasted)]).toEqual([pasted, '7KQM3XFP'])
  }
  for (const none of ['7KQM-3XFP 7KQM-3XFR', 'X7KQM-3XFP', '7KQM-3XFP2', 'x'.repeat(100_000)]) {
    expect(readCode(none)).toBeUndefined()
  }
  for (const none of ['', '7KQM-3XF', '7KQM-3XFPP', '7KQM-3XF0']) expect(readCode(none)).toBeUndefined()
})
