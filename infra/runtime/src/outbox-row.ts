import { fromJson, type JsonValue, type Registry, toBinary } from '@bufbuild/protobuf'
import { assert, must } from './assert.ts'
import type { BusMessage } from './bus/bus.ts'

export interface OutboxRow {
  id: number
  key: string
  eventId: string
  traceparent: string | null
  createdAt: Date
  /** `[{ type, json }]`, if whoever wrote the row kept to it: SQL functions write rows too. */
  messages: JsonValue
}

/** A message that no attempt would send: its bytes are the JSON that the row holds. */
export interface UnsendableMessage {
  event: BusMessage
  error: unknown
}

// A broker takes 1 MiB as one batch, with the attributes.
const MESSAGE_MAX_BYTES = 900_000

/** Takes a row apart into what can be sent, in its order, and what never can. */
export function readOutboxRow(
  row: OutboxRow,
  registry: Registry,
  source: string,
): { messages: BusMessage[]; unsendable: UnsendableMessage[] } {
  const messages: BusMessage[] = []
  const unsendable: UnsendableMessage[] = []
  const attributes = {
    source,
    time: row.createdAt,
    key: row.key,
    traceparent: row.traceparent ?? undefined,
  }
  const giveUp = (id: string, json: JsonValue, error: unknown) => {
    const payload = new TextEncoder().encode(JSON.stringify(json))
    unsendable.push({ event: { ...attributes, id, type: typeOf(json), payload }, error })
  }
  if (!Array.isArray(row.messages)) {
    giveUp(row.eventId, row.messages, new Error('the row holds no list of messages'))
    return { messages, unsendable }
  }
  for (const [index, json] of row.messages.entries()) {
    const id = `${row.eventId}.${index}`
    try {
      messages.push({ ...attributes, id, type: typeOf(json), payload: encodeMessage(json, registry) })
    } catch (error) {
      giveUp(id, json, error)
    }
  }
  return { messages, unsendable }
}

/** The binary message of `{ type, json }`. Throws when it is none that these files know, or too long for a broker. */
export function encodeMessage(message: JsonValue, registry: Registry): Uint8Array {
  const type = typeOf(message)
  const schema = must(registry.getMessage(type), `no event ${type} in the files that this relay knows`)
  const payload = toBinary(
    schema,
    fromJson(schema, must(fieldOf(message, 'json'), 'the message holds no json')),
  )
  assert(
    payload.length <= MESSAGE_MAX_BYTES,
    `the message has ${payload.length} bytes, and a broker takes ${MESSAGE_MAX_BYTES}`,
  )
  return payload
}

function typeOf(message: JsonValue): string {
  const type = fieldOf(message, 'type')
  return typeof type === 'string' ? type : 'unknown'
}

function fieldOf(message: JsonValue, name: string): JsonValue | undefined {
  return typeof message === 'object' && message !== null && !Array.isArray(message)
    ? message[name]
    : undefined
}
