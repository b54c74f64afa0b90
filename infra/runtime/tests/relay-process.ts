import type { BusMessage } from '../src/bus/bus.ts'
import { openDatabase } from '../src/database.ts'
import { silentLog } from '../src/log.ts'
import { createRelay } from '../src/relay.ts'
import { EVENT_FILES, markOf } from './facts.ts'

// A relay as a process of its own, which kills itself at a step, or is killed. What its bus took lies in the table `taken`.
const [url = '', step = ''] = process.argv.slice(2)
const broker = openDatabase({ url, name: 'broker', connectionsMax: 1 })

const relay = createRelay({
  database: { url, name: 'test' },
  bus: { publish },
  topic: 'xingzhi.venue.v1',
  source: 'xingzhi/venue',
  eventFiles: EVENT_FILES,
  log: silentLog,
})
relay.start()
process.stdout.write('started\n')

async function publish(_topic: string, messages: BusMessage[]): Promise<void> {
  if (messages.length === 0) return
  if (step === 'before sending') die()
  for (const [index, message] of messages.entries()) {
    if (step === 'half sent' && index === Math.floor(messages.length / 2)) die()
    await broker.sql`
      insert into taken (event_id, key, mark) values (${message.id}, ${message.key}, ${markOf(message)})`
  }
  if (step === 'after sending') die()
}

function die(): never {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('killed')
}
