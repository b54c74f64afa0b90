import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { ExecutionResult } from 'graphql'
import { type FetchAPI, processRegularResult } from 'graphql-yoga'

/** A result as it goes out; the same one may go out many times. */
export interface WrittenAnswer {
  status: number
  headers: Record<string, string>
  text: string
  bytes: Buffer
  /** By encoding; each is made once, when somebody first takes it. */
  compressed: Map<string, Buffer>
}

/** Below this a compressed answer saves no packet. */
const COMPRESS_FROM_BYTES = 2_048

const BROTLI = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 1,
    // A window of 64 KiB: a larger one is set up for longer than such an answer takes.
    [constants.BROTLI_PARAM_LGWIN]: 16,
  },
}

/** The first that a client takes. On a thread of its own each would cost more, and a page's list takes 0.1 ms here. */
const encodings: { name: string; taken: RegExp; compress(bytes: Buffer): Buffer }[] = [
  { name: 'br', taken: /\bbr\b/, compress: (bytes) => brotliCompressSync(bytes, BROTLI) },
  { name: 'gzip', taken: /\bgzip\b/, compress: (bytes) => gzipSync(bytes, { level: 1 }) },
]

/** Yoga's own rules for status and errors, on a response that is only written down; once for a result that is the same for many. */
export function writeAnswer(
  result: ExecutionResult & { answers?: Map<string, WrittenAnswer> },
  type: string,
): WrittenAnswer {
  const { answers } = result
  const known = answers?.get(type)
  if (known) return known
  const written = writeDown(result, type)
  answers?.set(type, written)
  return written
}

function writeDown(result: ExecutionResult, type: string): WrittenAnswer {
  const fetchApi = { Response: WrittenResponse } as unknown as FetchAPI
  const { status, headers, body } = processRegularResult(result, fetchApi, type) as unknown as WrittenResponse
  return { status, headers, text: body, bytes: Buffer.from(body), compressed: new Map() }
}

class WrittenResponse {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string

  constructor(body: string | null, init: { status: number; headers: Record<string, string> }) {
    this.body = body ?? ''
    this.status = init.status
    this.headers = init.headers
  }
}

export function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: WrittenAnswer): void {
  const isLong = answer.bytes.length >= COMPRESS_FROM_BYTES
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const encoding = isLong ? encodings.find(({ taken }) => taken.test(accepted)) : undefined
  const sent = encoding === undefined ? answer.bytes : compressed(answer, encoding)
  response.writeHead(answer.status, {
    ...answer.headers,
    'content-length': sent.length,
    ...(isLong && { vary: 'accept-encoding' }),
    ...(encoding && { 'content-encoding': encoding.name }),
  })
  // A short text leaves in one piece with the head.
  response.end(isLong ? sent : answer.text)
}

function compressed(
  { bytes, compressed }: WrittenAnswer,
  { name, compress }: (typeof encodings)[number],
): Buffer {
  const known = compressed.get(name)
  if (known !== undefined) return known
  const made = compress(bytes)
  compressed.set(name, made)
  return made
}
