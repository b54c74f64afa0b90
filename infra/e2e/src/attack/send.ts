export interface Answer {
  status: number
  type: string
  text: string
}

export interface GraphqlAnswer {
  data?: unknown
  errors?: { message: string; extensions?: { code?: string } }[]
}

/** Which way a request takes into the gateway. */
export type Door = 'narrow' | 'wide' | 'GET'

interface Visit {
  cookie: string
  language?: 'zh-CN' | 'en'
  door?: Door
}

/** An address has room for 16 KB with all headers. */
const ADDRESS_LENGTH_MAX = 8_000

/** The cookie of a demo person, as a browser sends it back. */
export async function signInForCookie(url: string, person: string): Promise<string> {
  const answer = await fetch(`${url}/demo/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ person }),
    redirect: 'manual',
  })
  const [cookie] = answer.headers.getSetCookie()
  if (cookie === undefined) throw new Error(`signing in as ${person} was answered with ${answer.status}`)
  return cookie.split(';')[0] ?? ''
}

/** Sends an operation, and takes whatever comes back. */
export async function send(
  url: string,
  { query, variables = {} }: { query: string; variables?: Record<string, unknown> },
  { cookie, language = 'zh-CN', door = 'narrow' }: Visit,
): Promise<Answer> {
  const headers = { 'accept-language': language, accept: 'application/json', ...(cookie && { cookie }) }
  const parameters = new URLSearchParams({ query, variables: JSON.stringify(variables) }).toString()
  const isGet = door === 'GET' && parameters.length < ADDRESS_LENGTH_MAX
  const response = isGet
    ? await fetch(`${url}/graphql?${parameters}`, { headers })
    : await fetch(`${url}/graphql${door === 'wide' ? '?wide' : ''}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      })
  const { status } = response
  return { status, type: response.headers.get('content-type') ?? '', text: await response.text() }
}

/** Asks with this cookie, or with none; an answer with errors is an answer. What is followed answers with its first event. */
export async function ask(url: string, query: string, cookie: string): Promise<GraphqlAnswer> {
  if (query.startsWith('subscription')) return firstEvent(url, query, cookie)
  return JSON.parse((await send(url, { query }, { cookie })).text) as GraphqlAnswer
}

async function firstEvent(url: string, query: string, cookie: string): Promise<GraphqlAnswer> {
  const accept = 'text/event-stream'
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...(cookie && { cookie }) },
    body: JSON.stringify({ query }),
  })
  let text = ''
  // Leaving the loop ends the connection.
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    const data = /^data: ?(.+)$/m.exec(text)?.[1]
    if (data !== undefined && text.includes('\n\n')) return JSON.parse(data) as GraphqlAnswer
  }
  return JSON.parse(text) as GraphqlAnswer
}
