import { fromBinary } from '@bufbuild/protobuf'
import { SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import type { BusMessage } from '@xingzhi/runtime/bus/bus'
import { createLocalBus } from '@xingzhi/runtime/bus/local'
import { openDatabase } from '@xingzhi/runtime/database'
import { silentLog } from '@xingzhi/runtime/log'
import { serveRpc } from '@xingzhi/runtime/rpc-server'
import type { BookingConfig } from '../src/config.ts'
import { createBookingService } from '../src/service.ts'

/** What the process is told, each with a number that its answer carries. */
export type Order = { number: number } & (
  | { do: 'set clock'; now: number }
  | { do: 'hear'; message: Omit<BusMessage, 'payload' | 'time'> & { payload: string } }
  | { do: 'drain' }
)
export type Report = { url: string } | { number: number; problem?: string }

// The service as a process of its own, with a clock that is set from outside. What it tells of slots lies in the table `told`.
const [settings = '{}', toldUrl = '', now = '0'] = process.argv.slice(2)
let clockMs = Number(now)
const clock = () => new Date(clockMs)
const bus = createLocalBus()
const ears = openDatabase({ url: toldUrl, name: 'ears', connectionsMax: 3 })
const service = await createBookingService(JSON.parse(settings) as BookingConfig, {
  bus,
  clock,
  log: silentLog,
})
await bus.subscribe({
  topic: 'xingzhi.booking.v1',
  group: 'ears',
  async handle(message) {
    if (message.type !== SlotChangedSchema.typeName) return
    const { slot } = fromBinary(SlotChangedSchema, message.payload)
    await ears.sql`insert into told (slot_id, version) values (${message.key}, ${Number(slot?.version)})`
  },
  onStuck: (_message, error) => Promise.reject(error),
})
await service.start()
const { url } = await serveRpc({ services: [service], port: 0, log: silentLog })
process.on('message', (order: Order) => void obey(order))
process.on('disconnect', () => process.exit())
report({ url })

async function obey(order: Order): Promise<void> {
  try {
    if (order.do === 'set clock') clockMs = order.now
    else if (order.do === 'drain') await service.drain()
    else await hear(order.message)
    report({ number: order.number })
  } catch (error) {
    report({ number: order.number, problem: String(error) })
  }
}

async function hear(message: Extract<Order, { do: 'hear' }>['message']): Promise<void> {
  const payload = Buffer.from(message.payload, 'base64')
  await bus.publish('xingzhi.venue.v1', [{ ...message, time: clock(), payload }])
}

function report(line: Report): void {
  process.send?.(line)
}
