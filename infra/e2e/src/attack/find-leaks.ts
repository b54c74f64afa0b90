/** What is looked for, by what it is: each in every spelling that a machine may write it in. */
export type Secrets = Record<string, readonly string[]>
/** Where is looked, by name. */
export type Sinks = Record<string, readonly string[]>

/** An actor token, or any other signed or encrypted one. */
const TOKEN = /\beyJ[\w-]{8,}\.[\w-]*\.[\w-]*/

/** `logs hold a name`, once for each place and each kind of secret; empty when nothing leaked. */
export function findLeaks(sinks: Sinks, secrets: Secrets): string[] {
  return Object.entries(sinks).flatMap(([sink, texts]) => {
    const found = Object.entries(secrets).filter(([, values]) =>
      values.flatMap(spellings).some((spelling) => texts.some((text) => text.includes(spelling))),
    )
    const hasToken = texts.some((text) => TOKEN.test(text))
    return [...found.map(([what]) => `${sink} hold ${what}`), ...(hasToken ? [`${sink} hold a token`] : [])]
  })
}

/** A place to some ten metres, in as many digits as show that somebody was there. */
export function positionDigits(degrees: number): string {
  return String(Math.trunc(degrees * 10_000) / 10_000)
}

function spellings(secret: string): string[] {
  const escaped = [...secret].map((letter) => {
    const code = letter.charCodeAt(0)
    return code < 128 ? letter : `\\u${code.toString(16).padStart(4, '0')}`
  })
  const inBase64 = Buffer.from(secret).toString('base64').replace(/=+$/, '')
  // The last letter depends on what follows.
  return [secret, encodeURIComponent(secret), escaped.join(''), inBase64.slice(0, -1)]
}
