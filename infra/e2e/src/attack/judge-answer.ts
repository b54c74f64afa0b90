import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import type { Answer } from './send.ts'

interface GraphqlError {
  message?: unknown
  extensions?: { code?: unknown }
}

const REFUSALS = Object.keys(RefusalCode).filter((name) => /^[A-Z_]+$/.test(name) && name !== 'UNSPECIFIED')
/** What graphql finds wrong with a request, in its own words: they name only what was sent and what the schema says. */
const OF_THE_REQUEST = new Set([
  ...['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST'],
  ...['OPERATION_TOO_COSTLY', 'OPERATION_RESOLUTION_FAILURE'],
])
/** Turned away before it was read. */
const AT_THE_DOOR = 'BODY_TOO_LARGE'
const INNARDS =
  /node_modules|node:internal|\bat \S+ \(|\.ts:\d|PostgresError|ConnectError|violates|invalid input syntax|out of range|duplicate key|null value in column|\[internal\]|ECONN|stack/
const CHINESE = /[一-鿿]/

/** What is wrong with an answer in this language; undefined for one that may be given. */
export function complaintAbout({ status, type, text }: Answer, language: 'zh-CN' | 'en'): string | undefined {
  if (status >= 500) return `status ${status}`
  if (INNARDS.test(text)) return 'shows what is within'
  if (status !== 200 && (status < 400 || status > 499)) return `status ${status}`
  if (text === '' && status >= 400) return undefined
  const body = readBody(type, text)
  if (body === undefined) return `is no GraphQL answer: ${type}`
  for (const { message, extensions } of body.errors ?? []) {
    const code = extensions?.code
    if (typeof code !== 'string' || typeof message !== 'string') return `an error without a code: ${message}`
    if (OF_THE_REQUEST.has(code)) continue
    if (!REFUSALS.includes(code) && code !== AT_THE_DOOR) return `code ${code}`
    if (CHINESE.test(message) !== (language === 'zh-CN')) return `not worded: ${message}`
  }
  return body.data === undefined && body.errors === undefined ? 'neither data nor errors' : undefined
}

/** A plain answer, or the first event of a stream. */
function readBody(type: string, text: string): { data?: unknown; errors?: GraphqlError[] } | undefined {
  try {
    return JSON.parse(type.startsWith('text/event-stream') ? (/^data: (\{.*)$/m.exec(text)?.[1] ?? '') : text)
  } catch {
    return undefined
  }
}
