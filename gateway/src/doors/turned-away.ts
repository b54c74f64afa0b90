import type { ServerResponse } from 'node:http'
import type { Visit } from '../context.ts'
import { say, type Word } from '../wording/words.ts'

/** A request that does not get as far as GraphQL. */
export class TurnedAway extends Error {
  override name = 'TurnedAway'
  readonly status: number
  readonly code: string
  readonly word: Word
  readonly headers: Record<string, string>

  constructor(status: number, code: string, word: Word, headers: Record<string, string> = {}) {
    super(code)
    this.status = status
    this.code = code
    this.word = word
    this.headers = headers
  }
}

/** Answers in the shape of GraphQL, so that clients need to read only one. */
export function turnAway(response: ServerResponse, turned: TurnedAway, { language, requestId }: Visit): void {
  const message = say(turned.word, language)
  const body = JSON.stringify({ errors: [{ message, extensions: { code: turned.code, requestId } }] })
  response.writeHead(turned.status, {
    ...turned.headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
}
