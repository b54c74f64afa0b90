import { connect } from 'node:net'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPatientServer, listen, stopListening } from '../src/http/listening.ts'
import { sendRaw, statusesIn } from './raw-request.ts'
import { startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startGateway({ env: { RATE_LIMITS: 'off' } })
})
afterAll(() => gateway.stop())

const HELLO = JSON.stringify({ query: '{ settings { timeZone } }' })
/** What a library or the runtime would say of itself. */
const INNARDS = /node_modules|node:internal|SyntaxError|TypeError|\bat \S+ \(|\.ts:\d+|express|yoga/i

/** A POST of a hello, with these lines changed or added. */
function post(changes: Record<string, string> = {}, body = HELLO, target = '/graphql'): string {
  const headers = {
    host: 'x',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    ...changes,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `POST ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}`
}
const get = (target: string, host = 'x') =>
  `GET ${target} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`
const ask = (parameters: string) => get(`/graphql?${parameters}`)
const node = 'query=query($i:ID!)%7Bnode(id:$i)%7Bid%7D%7D'

const turnedAway: Record<string, [string, number]> = {
  'a host that is none, asked by GET': [get('/graphql?query=%7B__typename%7D', 'a b'), 400],
  'a host that is half an address': [get('/graphql?query=%7B__typename%7D', '[::::'), 400],
  'a host of percent signs': [get('/graphql?query=%7B__typename%7D', '%%%'), 400],
  'a host that is none, through the wide door': [post({ host: 'a b' }, HELLO, '/graphql?x'), 400],
  'no host': ['GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
  'variables that are cut': [ask('query=%7B__typename%7D&variables=%7B'), 400],
  'variables that are a list': [ask('query=%7B__typename%7D&variables=[]'), 400],
  'extensions that are cut': [ask('query=%7B__typename%7D&extensions=%7Bx'), 400],
  'a NUL behind a percent sign': [ask('query=%7Bnode(id:%22%00%22)%7Bid%7D%7D'), 400],
  'a NUL in escapes behind percent signs': [ask(`${node}&variables=%7B%22i%22:%22%5Cu0000%22%7D`), 400],
  'half a character in an address': [ask(`${node}&variables=%7B%22i%22:%22%5Cud800%22%7D`), 400],
  'half a character beside deep nesting': [
    post(
      {},
      `{"query":"query($i:ID!){node(id:$i){id}}","variables":{"i":"\\ud800","junk":${'['.repeat(15_000)}${']'.repeat(15_000)}}}`,
    ),
    400,
  ],
  'variables that are nested deeply': [
    post({}, `{"query":"{__typename}","variables":{"junk":${'['.repeat(9_000)}${']'.repeat(9_000)}}}`),
    400,
  ],
  'variables of an address that are nested deeply': [
    ask(`${node}&variables=%7B%22i%22:${'['.repeat(40)}${']'.repeat(40)}%7D`),
    400,
  ],
  'half a body': [post({}, HELLO.slice(0, -3)), 400],
  'a body after a byte order mark': [post({}, `\ufeff${HELLO}`), 400],
  'an empty body': [post({}, ''), 400],
  'a batch': [post({}, `[${HELLO},${HELLO}]`), 400],
  'a chunked body that has a length too': [
    'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nhost: x\r\n\r\n',
    400,
  ],
  'two lengths': [post({ 'Content-Length ': '5' }), 400],
  'a length below zero': [post({ 'content-length': '-1' }), 400],
  'a transfer that nobody knows': [post({ 'transfer-encoding': 'xchunked' }), 400],
  'a body that goes on after its length': [post({ 'content-length': '10' }), 400],
  'a header with a NUL': [post({ cookie: 'a\0b' }), 400],
  'headers without end': [get('/', `x\r\ncookie: ${'a'.repeat(20_000)}`), 431],
  'an expectation of tea': [post({ expect: 'tea' }), 417],
  'a handshake for another protocol': ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', 400],
  'an OPTIONS': ['OPTIONS /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 405],
  'an OPTIONS of everything': ['OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 404],
  'a TRACE': ['TRACE /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 405],
  'a DELETE of a page': ['DELETE / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 404],
  'an accept of nonsense': [post({ accept: ';;;,,,*/;q=x' }), 406],
  'half a percent sign in a path': [get('/%E0%A4%A'), 400],
  'a NUL in a path': [get('/a%00.js'), 404],
  'dots behind two percent signs': [get('/assets/%252e%252e/%252e%252e/package.json'), 404],
  'dots in a path': [get('/../../../package.json'), 404],
  'dots and strokes in a path': [get('/assets/..%5c..%5cpackage.json'), 404],
  'a range past the end': [get('/index.html', 'x\r\nrange: bytes=9999999-'), 416],
}

describe('a request over a bare socket', () => {
  test.each(Object.keys(turnedAway))('%s is turned away, and nothing within is shown', async (name) => {
    const [request = '', status] = turnedAway[name] ?? []
    const answer = await sendRaw(gateway.port, request)
    // One answer: what follows a request that lies about its length is no request.
    expect(statusesIn(answer)).toEqual([status])
    expect(answer).not.toMatch(INNARDS)
  })

  test.each([
    '/../../../etc/passwd',
    '/assets/..%5c..%5cetc/passwd',
    '/%2fgraphql',
    'http://evil.example/graphql',
  ])('%s is no page, and the first page says so', async (target) => {
    const answer = await sendRaw(gateway.port, get(target))
    expect(statusesIn(answer)).toEqual([404])
    expect(answer).toContain('text/html')
    expect(answer).not.toContain('evil.example')
  })

  test('a host that lies changes nothing that is sent back', async () => {
    const form = 'person=citizen-1'
    const headers = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example;proto=https',
      'content-type': 'application/x-www-form-urlencoded',
    }
    const answer = await sendRaw(gateway.port, post(headers, form, '/demo/sign-in'))
    expect(statusesIn(answer)).toEqual([303])
    expect(answer).not.toContain('evil')
  })

  test('a line end in an address becomes no header', async () => {
    const form = 'person=citizen-1'
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const target = '/demo/sign-in?returnTo=%2Fx%0d%0aset-cookie:evil=1'
    const answer = await sendRaw(gateway.port, post(headers, form, target))
    expect(answer).not.toMatch(/^set-cookie: ?evil/im)
  })

  test('a person that is a prototype is nobody', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    for (const form of [
      '__proto__[person]=citizen-1',
      'person[]=citizen-1',
      'person=citizen-1&person=citizen-2',
    ]) {
      expect(statusesIn(await sendRaw(gateway.port, post(headers, form, '/demo/sign-in')))).toEqual([400])
    }
    expect(({} as { person?: unknown }).person).toBeUndefined()
  })

  test('the gateway goes on', async () => {
    expect((await gateway.graphql('{ settings { timeZone } }')).status).toBe(200)
  })
})

describe('who dawdles', () => {
  test.each([
    ['over the headers', 'GET / HTTP/1.1\r\nhost: x\r\n'],
    ['over the body', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nab'],
  ])('%s loses the connection', async (_what, start) => {
    const server = createPatientServer({ headers: 50, request: 100, check: 20 })
    server.on('request', (request, response) => {
      request.resume()
      request.on('end', () => response.end('done'))
    })
    const port = await listen(server, { host: '127.0.0.1', port: 0 })
    expect(statusesIn(await sendRaw(port, start))).toEqual([408])
    await stopListening(server)
  })

  test('over reading an answer keeps it, while live', async () => {
    const server = createPatientServer({ headers: 50, request: 100, check: 20 })
    let answered = 0
    server.on('request', (_request, response) => {
      response.write('event: one\n\n')
      const timer = setInterval(() => response.write(`event: ${++answered}\n\n`), 20)
      response.on('close', () => clearInterval(timer))
    })
    const port = await listen(server, { host: '127.0.0.1', port: 0 })
    const socket = connect(port, '127.0.0.1')
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n')
    await eventually(() => expect(text).toContain('event: 20'))
    socket.destroy()
    await stopListening(server)
  })

  test('this server has such limits, and one of connections', () => {
    const { headersTimeout, requestTimeout, maxConnections } = createPatientServer()
    expect([headersTimeout, requestTimeout, maxConnections]).toEqual([10_000, 30_000, 15_000])
  })
})
