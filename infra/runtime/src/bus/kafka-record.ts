import type { BusMessage } from './bus.ts'
import type { KafkaMessage, Message } from './kafka-client.ts'

/** A message as Kafka keeps it: the payload, with its CloudEvents attributes as headers (binary content mode). */
export function toRecord(message: BusMessage): Message {
  return {
    key: message.key,
    value: Buffer.from(message.payload.buffer, message.payload.byteOffset, message.payload.byteLength),
    headers: {
      ce_specversion: '1.0',
      ce_id: message.id,
      ce_type: message.type,
      ce_source: message.source,
      ce_time: message.time.toISOString(),
      ...(message.traceparent && { traceparent: message.traceparent }),
    },
  }
}

/** Undefined for a record that is no event of ours. */
export function fromRecord({ key, value, headers = {} }: KafkaMessage): BusMessage | undefined {
  const read = (name: string) => headers[name]?.toString()
  const [id, type, source, time] = [read('ce_id'), read('ce_type'), read('ce_source'), read('ce_time')]
  if (!id || !type || !source || !time || !key || !value) return undefined
  return {
    id,
    type,
    source,
    time: new Date(time),
    key: key.toString(),
    traceparent: read('traceparent'),
    payload: value,
  }
}
