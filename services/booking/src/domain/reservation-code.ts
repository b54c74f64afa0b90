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

const CODE = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`)

/** As somebody types it, with or without the dash, in capitals or full width or not; undefined: it is none. */
export function readCode(text: string): string | undefined {
  const code = text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()
  return CODE.test(code) ? code : undefined
}
