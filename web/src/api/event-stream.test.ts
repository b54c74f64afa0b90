import { expect, test } from 'vitest'
import { readEventStream } from './event-stream.ts'

async function read(...chunks: string[]) {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(encoder.encode(chunk))
      controller.close()
    },
  })
  const found: string[] = []
  for await (const data of readEventStream(body)) found.push(data)
  return found
}

test('events are read however the network cuts them', async () => {
  expect(await read('event: next\nda', 'ta: {"a":1}\n', '\nevent: next\r\ndata: {"a":2}\r\n\r\n')).toEqual([
    '{"a":1}',
    '{"a":2}',
  ])
})

test('comments that keep the connection warm are passed over, and complete ends', async () => {
  expect(
    await read(':\n\n', 'event: next\ndata: 1\n\n', 'event: complete\ndata:\n\n', 'event: next\ndata: 2\n\n'),
  ).toEqual(['1'])
})
