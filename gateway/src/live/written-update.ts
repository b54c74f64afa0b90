import { fromBinary, toBinary } from '@bufbuild/protobuf'
import { SlotSchema } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { LiveUpdate } from './port.ts'

const LINE_END = 10

/** A live update as bytes: a line of JSON that says when and in which trace, then the slot. */
export function writeUpdate({ slot, ...head }: LiveUpdate): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), toBinary(SlotSchema, slot)])
}

export function readUpdate(bytes: Buffer): LiveUpdate {
  const end = bytes.indexOf(LINE_END)
  const head = JSON.parse(bytes.toString('utf8', 0, end)) as Omit<LiveUpdate, 'slot'>
  return { ...head, slot: fromBinary(SlotSchema, bytes.subarray(end + 1)) }
}
