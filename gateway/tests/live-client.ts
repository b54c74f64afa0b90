/** Reads a subscription's events as a browser does. */
export async function subscribe(
  url: string,
  slotIds: string[],
  {
    fields = 'id reserved version',
    ...visitor
  }: { fields?: string; cookie?: string; headers?: Record<string, string> } = {},
) {
  const query = `subscription ($slotIds: [ID!]!) { slotChanged(slotIds: $slotIds) { ${fields} } }`
  const { results, ...live } = await follow(url, { query, variables: { slotIds } }, visitor)
  const events = results as { id: string; reserved: number; version: number }[]
  return { events, ...live }
}

/** The events of whatever is asked for: each result's one field, or the whole result where it has errors. */
export async function follow(
  url: string,
  operations: object,
  { cookie = '', headers = {} }: { cookie?: string; headers?: Record<string, string> } = {},
) {
  const abort = new AbortController()
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(cookie && { cookie }),
      ...headers,
    },
    body: JSON.stringify(operations),
    signal: abort.signal,
  })
  const results: unknown[] = []
  const raw: string[] = []
  const reading = read(response, raw, results).catch(() => {})
  return {
    status: response.status,
    results,
    raw,
    close: async () => {
      abort.abort()
      await reading
    },
    ended: reading,
  }
}

async function read(response: Response, raw: string[], events: unknown[]): Promise<void> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const block = text.slice(0, end)
      text = text.slice(end + 2)
      raw.push(block)
      const data = /^data: (.+)$/m.exec(block)?.[1]
      if (data === undefined) continue
      const result = JSON.parse(data)
      events.push(result.errors ? result : Object.values(result.data)[0])
    }
  }
}
