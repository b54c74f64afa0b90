/** Reads a subscription's events as a browser does. */
export async function subscribe(
  url: string,
  slotIds: string[],
  { fields = 'id reserved version', cookie = '' } = {},
) {
  const abort = new AbortController()
  const query = `subscription ($slotIds: [ID!]!) { slotChanged(slotIds: $slotIds) { ${fields} } }`
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...(cookie && { cookie }) },
    body: JSON.stringify({ query, variables: { slotIds } }),
    signal: abort.signal,
  })
  const events: { id: string; reserved: number; version: number }[] = []
  const raw: string[] = []
  const reading = read(response, raw, events).catch(() => {})
  return {
    status: response.status,
    events,
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
      events.push(result.errors ? result : result.data.slotChanged)
    }
  }
}
