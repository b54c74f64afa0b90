/** Reads server-sent events: yields the data of each event named `next`, ends at `complete` or when the body ends. */
export async function* readEventStream(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  /** Called for whatever comes, signs of life included. */
  heard: () => void = () => {},
): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let buffer = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      heard()
      buffer += value.replaceAll('\r\n', '\n')
      for (let end = buffer.indexOf('\n\n'); end >= 0; end = buffer.indexOf('\n\n')) {
        const { name, data } = parseEvent(buffer.slice(0, end))
        buffer = buffer.slice(end + 2)
        if (name === 'complete') return
        if (data) yield data
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function parseEvent(block: string): { name: string; data: string } {
  let name = 'next'
  const data: string[] = []
  for (const line of block.split('\n')) {
    if (line.startsWith('event:')) name = line.slice(6).trim()
    if (line.startsWith('data:')) data.push(line.slice(5).trimStart())
  }
  return { name, data: data.join('\n') }
}
