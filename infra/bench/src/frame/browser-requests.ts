import { randomBytes } from 'node:crypto'
import { webDocument } from './web-documents.ts'

/** Requests as a browser on the page sends them, as bytes of HTTP/1.1. */
export interface BrowserRequests {
  /** A query or mutation; the body is `webBody(…)`. */
  graphql(body: string, cookie?: string): Buffer
  /** The places of these slots, live: a connection that stays. */
  watch(slotIds: readonly string[], cookie?: string): Buffer
  /** An address that somebody opens. */
  page(path: string, cookie?: string): Buffer
  /** What a page consists of: its scripts, styles and data. */
  file(path: string): Buffer
  /** What a form of the page sends. */
  form(path: string, fields: Record<string, string>): Buffer
}

const BROWSER = [
  'connection: keep-alive',
  'sec-ch-ua-platform: "Linux"',
  'user-agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'sec-ch-ua: "Chromium";v="140", "Not:A-Brand";v="8"',
  'sec-ch-ua-mobile: ?0',
  'accept-encoding: gzip, deflate, br',
  'accept-language: zh-CN',
]
const OWN_FETCH = ['sec-fetch-site: same-origin', 'sec-fetch-mode: cors', 'sec-fetch-dest: empty']
const NAVIGATION = [
  ...['sec-fetch-site: none', 'sec-fetch-mode: navigate', 'sec-fetch-dest: document'],
  'upgrade-insecure-requests: 1',
]
const ACCEPT_ANSWER =
  'accept: application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed'
const ACCEPT_PAGE =
  'accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8'

/** For the system at this address: `http://127.0.0.1:4000`. */
export function createBrowserRequests(url: string): BrowserRequests {
  const { host, origin } = new URL(url)
  const head = (line: string, ...lines: string[]) =>
    [`${line} HTTP/1.1`, `host: ${host}`, ...BROWSER, ...lines, ''].join('\r\n')
  const fetched = [...OWN_FETCH, `referer: ${origin}/`]
  const posted = [...fetched, `origin: ${origin}`]
  const post = ['content-type: application/json', ...posted]
  const question = head('POST /graphql', ACCEPT_ANSWER, ...post)
  const watching = head('POST /graphql', 'accept: text/event-stream', ...post)
  const newTraceparent = createTraceparents()
  return {
    graphql: (body, cookie) => withBody(`${question}traceparent: ${newTraceparent()}\r\n`, body, cookie),
    watch(slotIds, cookie) {
      const body = JSON.stringify({ query: webDocument('SlotChanged'), variables: { slotIds } })
      return withBody(watching, body, cookie)
    },
    page: (path, cookie) => withCookie(head(`GET ${path}`, ACCEPT_PAGE, ...NAVIGATION), cookie),
    file: (path) => withCookie(head(`GET ${path}`, 'accept: */*', ...fetched)),
    form(path, fields) {
      const type = 'content-type: application/x-www-form-urlencoded;charset=UTF-8'
      return withBody(
        head(`POST ${path}`, 'accept: */*', type, ...posted),
        String(new URLSearchParams(fields)),
      )
    },
  }
}

function withCookie(head: string, cookie?: string, rest = '\r\n'): Buffer {
  return Buffer.from(cookie === undefined ? head + rest : `${head}cookie: ${cookie}\r\n${rest}`)
}

function withBody(head: string, body: string, cookie?: string): Buffer {
  return withCookie(head, cookie, `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
}

/** Each names a trace of its own, as the web's do; drawing them anew would be much of a request's cost here. */
function createTraceparents(): () => string {
  const trace = randomBytes(8).toString('hex')
  let count = 0
  return () => {
    const number = (++count).toString(16).padStart(16, '0')
    return `00-${trace}${number}-${number}-01`
  }
}
