import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire'

export interface ReceivedSpan {
  /** `service.name` of the process that sent it. */
  process: string
  traceId: string
  spanId: string
  /** Empty for a root. */
  parentSpanId: string
  name: string
  /** Trace ids of the spans that it is linked to. */
  links: string[]
  /** Every text in it: names and values of attributes, events, status. */
  texts: string[]
}

export interface OtlpReceiver {
  url: string
  spans: ReceivedSpan[]
  stop(): Promise<void>
}

/** What an OpenTelemetry collector is to the processes under test: takes traces by OTLP/HTTP and keeps them. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    if (request.url === '/v1/traces') spans.push(...readSpans(Buffer.concat(chunks)))
    response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

// The field numbers of opentelemetry/proto/trace/v1/trace.proto.
function readSpans(request: Uint8Array): ReceivedSpan[] {
  return fieldsOf(request, 1).flatMap((resourceSpans) => {
    const process = textsIn(fieldsOf(resourceSpans, 1)[0] ?? new Uint8Array())
    const name = process[process.indexOf('service.name') + 1] ?? ''
    return fieldsOf(resourceSpans, 2)
      .flatMap((scopeSpans) => fieldsOf(scopeSpans, 2))
      .map((span) => readSpan(span, name))
  })
}

function readSpan(span: Uint8Array, process: string): ReceivedSpan {
  const hex = (field: number) => Buffer.from(fieldsOf(span, field)[0] ?? []).toString('hex')
  return {
    process,
    traceId: hex(1),
    spanId: hex(2),
    parentSpanId: hex(4),
    name: Buffer.from(fieldsOf(span, 5)[0] ?? []).toString(),
    links: fieldsOf(span, 13).map((link) => Buffer.from(fieldsOf(link, 1)[0] ?? []).toString('hex')),
    texts: [9, 11, 15].flatMap((field) => fieldsOf(span, field).flatMap(textsIn)),
  }
}

/** The values of a field that has a length. */
function fieldsOf(message: Uint8Array, wanted: number): Uint8Array[] {
  const reader = new BinaryReader(message)
  const found: Uint8Array[] = []
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag()
    if (field === wanted && type === WireType.LengthDelimited) found.push(reader.bytes())
    else reader.skip(type, field)
  }
  return found
}

/** Every run of characters in a message, however deep. */
function textsIn(message: Uint8Array): string[] {
  return (
    Buffer.from(message)
      .toString('utf8')
      .match(/[\w./:@ -]{2,}|[\u4e00-\u9fff]+/g) ?? []
  )
}
