import { fromBinary } from '@bufbuild/protobuf'
import { type SlotChanged, SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { Bus, BusMessage } from '@xingzhi/runtime/bus/bus'
import { createKafkaBus } from '@xingzhi/runtime/bus/kafka'
import { type Database, openDatabase, sqlOf } from '@xingzhi/runtime/database'
import { createConsumer } from '@xingzhi/runtime/inbox'
import { createLog, type Log } from '@xingzhi/runtime/log'
import { run } from '@xingzhi/runtime/run'
import { nowMs } from '../frame/now.ts'
import { type RelaySettings, topicOf } from './arms.ts'

// A process of its own: two consumers, one that only reads each event, one that has an effect in its database.

const CONNECTIONS_MAX = 10

/** An event as it was handled: when, and in which state of its slot. */
export interface Handled {
  eventId: string
  slotId: string
  version: number
  atMs: number
}

await run(async () => {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  const settings = JSON.parse(process.argv[2] ?? '') as RelaySettings
  const log = createLog({ name: 'listener', level: 'warn' })
  const bus = createKafkaBus({ brokers: settings.brokers, clientId: 'listener', log })
  const database = openDatabase({ url: settings.effects, connectionsMax: CONNECTIONS_MAX, name: 'listener' })
  const handled: Handled[] = []
  const reader = await readOnly(bus, handled)
  const writer = await writeEffects(bus, database, handled, log)
  // Asked again and again: sends what was handled since.
  process.on('message', () => process.send?.(handled.splice(0)))
  process.channel?.unref()
  process.send?.('ready')
  return {
    log,
    async stop() {
      await Promise.all([reader.stop(), writer.stop()])
      await bus.close()
      await database.close()
    },
  }
})

function readOnly(bus: Bus, handled: Handled[]) {
  return bus.subscribe({
    topic: topicOf('no effect'),
    group: 'listener',
    async handle(event) {
      handled.push(handledNow(event, slotOf(event)))
    },
    async onStuck(_event, error) {
      throw error
    },
  })
}

async function writeEffects(bus: Bus, database: Database, handled: Handled[], log: Log) {
  const consumer = createConsumer({
    database,
    // Handled is what has committed: the bus's own handle returns then.
    bus: watched(bus, (event) => handled.push(handledNow(event, slotOf(event)))),
    topic: topicOf('effect in the database'),
    group: 'listener',
    log,
    handlers: {
      async [SlotChangedSchema.typeName](tx, event) {
        const slot = slotOf(event)
        await sqlOf(tx)`
          insert into effects (slot_id, version) values (${slot.id}, ${slot.version})
          on conflict (slot_id) do update set version = excluded.version, handled = effects.handled + 1
          where effects.version < excluded.version`
      },
    },
  })
  await consumer.start()
  return consumer
}

function watched(bus: Bus, onHandled: (event: BusMessage) => void): Bus {
  return {
    ...bus,
    subscribe: (subscription) =>
      bus.subscribe({
        ...subscription,
        async handle(event) {
          await subscription.handle(event)
          onHandled(event)
        },
      }),
  }
}

function slotOf(event: BusMessage): NonNullable<SlotChanged['slot']> {
  return must(fromBinary(SlotChangedSchema, event.payload).slot)
}

function handledNow(event: BusMessage, slot: { id: string; version: bigint }): Handled {
  const eventId = event.id.slice(0, event.id.indexOf('.'))
  return { eventId, slotId: slot.id, version: Number(slot.version), atMs: nowMs() }
}
