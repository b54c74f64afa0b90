import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { ExecutionResult } from 'graphql'
import { type FetchAPI, processRegularResult } from 'graphql-yoga'

/** A result as it goes out; the same one may go out many times. */
export interface WrittenAnswer {
  status: number
  headers: Record<string, string>
  text: string
  bytes: Buffer
  /** Compressed once, when somebody first takes it so. */
  compressed?: Promise<Buffer>
}

const compress = promisify(gzip)
/** Below this a compressed answer saves no packet. */
const COMPRESS_FROM_BYTES = 2_048
const COMPRESS_LEVEL = 4

/** Yoga's own rules for status and errors, on a response that is only written down. */
export function writeAnswer(result: ExecutionResult, type: string): WrittenAnswer {
  const fetchApi = { Response: WrittenResponse } as unknown as FetchAPI
  const { status, headers, body } = processRegularResult(result, fetchApi, type) as unknown as WrittenResponse
  return { status, headers, text: body, bytes: Buffer.from(body) }
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

export async function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: WrittenAnswer,
): Promise<void> {
  const isLong = answer.bytes.length >= COMPRESS_FROM_BYTES
  const isCompressed = isLong && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  if (isCompressed) answer.compressed ??= compress(answer.bytes, { level: COMPRESS_LEVEL })
  const sent = (isCompressed && (await answer.compressed)) || answer.bytes
  response.writeHead(answer.status, {
    ...answer.headers,
    'content-length': sent.length,
    ...(isLong && { vary: 'accept-encoding' }),
    ...(isCompressed && { 'content-encoding': 'gzip' }),
  })
  // A short text leaves in one piece with the head.
  response.end(isLong ? sent : answer.text)
}
