import { file_xingzhi_booking_v1_booking_events } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { createKafkaBus } from '@xingzhi/runtime/bus/kafka'
import { createLog } from '@xingzhi/runtime/log'
import { createRelay } from '@xingzhi/runtime/relay'
import { run } from '@xingzhi/runtime/run'
import { arms, type RelaySettings, topicOf } from './arms.ts'

// A process of its own: the relays that send what the outboxes hold to Kafka.

await run(async () => {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
  const { brokers, outboxes } = JSON.parse(process.argv[2] ?? '') as RelaySettings
  const log = createLog({ name: 'teller', level: 'warn' })
  const bus = createKafkaBus({ brokers, clientId: 'teller', log })
  const relays = arms.map((arm) =>
    createRelay({
      database: { url: outboxes[arm], name: 'teller' },
      bus,
      topic: topicOf(arm),
      source: 'xingzhi/bench',
      eventFiles: [file_xingzhi_booking_v1_booking_events],
      log,
    }),
  )
  for (const relay of relays) relay.start()
  process.send?.('ready')
  return {
    log,
    async stop() {
      await Promise.all(relays.map((relay) => relay.stop()))
      await bus.close()
    },
  }
})
