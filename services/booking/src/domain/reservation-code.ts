/** What cannot be mistaken for another when read or heard: without 0/O, 1/I/L, U/V. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ'
export const CODE_LENGTH = 8

/** A code from random bytes; bytes that would favour some characters are passed over. */
export function drawCode(nextByte: () => number): string {
  let code = ''
  while (code.length < CODE_LENGTH) {
    const character = CODE_ALPHABET[nextByte() & 31]
    if (character !== undefined) code += character
  }
  return code
}

/** As it is shown and read aloud: `7KQM-3XFP`. */
export function showCode(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`
}

const half = `[${CODE_ALPHABET}]{${CODE_LENGTH / 2}}`
const whole = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`)
/** In a sentence: as it is shown, in one piece, then with a gap, which two words may have as well. */
const among = [' ?- ?', '', ' '].map(
  (gap) => new RegExp(`(?<![A-Z0-9])(${half})${gap}(${half})(?![A-Z0-9])`, 'g'),
)
const PASTED_MAX = 1_000

/**
 * As somebody types or pastes it: with whatever dash or none, in capitals or full width or not, with what nobody sees and words
 * around it; undefined: there is none, or more than one.
 */
export function readCode(text: string): string | undefined {
  const plain = text
    .slice(0, PASTED_MAX)
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(/[\p{Pd}\u2212\u30fc\u2022\u00b7_]/gu, '-')
    .replaceAll(/\s+/g, ' ')
  const bare = plain.replaceAll(/[ -]/g, '')
  if (whole.test(bare)) return bare
  for (const pattern of among) {
    const found = new Set(Array.from(plain.matchAll(pattern), ([, one, other]) => `${one}${other}`))
    if (found.size > 0) return found.size === 1 ? [...found][0] : undefined
  }
  return undefined
}
