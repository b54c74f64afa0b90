import type { ServerResponse } from 'node:http'
import type { Context } from '../context.ts'
import { liveUpdatesTotal } from '../metrics.ts'
import type { WriteEvent } from './event-writer.ts'
import type { Watcher } from './watcher.ts'

/** One page that watches slots. */
export interface Connection {
  response: ServerResponse
  watcher: Watcher
  write: WriteEvent
  context: Context
  variables: Record<string, unknown>
  /** Its socket was full at the last beat. */
  isStuck?: boolean
}

export interface EventSender {
  /** Sends what waits for a connection, soon and together with what else comes meanwhile. */
  wake(connection: Connection): void
  add(connection: Connection): void
  remove(connection: Connection): void
  /** Ends every connection. */
  stop(): void
}

/** What is due is sent together, at most this often. */
const FLUSH_EVERY_MS = 20
const HEARTBEAT_EVERY_MS = 12_000
/** A comment: keeps proxies from closing what is silent. */
export const HEARTBEAT = ':\n\n'
const COMPLETE = 'event: complete\ndata:\n\n'

/** Sends events to all pages of this process, and a sign of life to the silent ones. */
export function createEventSender(): EventSender {
  const connections = new Set<Connection>()
  const due = new Set<Connection>()
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  const heartbeat = setInterval(beat, HEARTBEAT_EVERY_MS).unref()

  function wake(connection: Connection): void {
    if (!connections.has(connection)) return
    due.add(connection)
    timer ??= setTimeout(flush, FLUSH_EVERY_MS)
  }

  function flush(): void {
    timer = undefined
    for (const connection of due) {
      due.delete(connection)
      // One whose socket is full is served when it has drained.
      if (connection.response.writableNeedDrain) continue
      const events = takeWritten(connection, () => wake(connection))
      if (events !== '') connection.response.write(events)
    }
  }

  function beat(): void {
    for (const connection of connections) {
      const { response } = connection
      if (!response.writableNeedDrain) response.write(HEARTBEAT)
      // Nobody has read for a whole beat: the page is gone, and comes back if it is not.
      else if (connection.isStuck) response.destroy()
      connection.isStuck = response.writableNeedDrain
    }
  }

  return {
    wake,
    add(connection) {
      if (isStopped) {
        connection.response.end(COMPLETE)
        return
      }
      connections.add(connection)
      connection.response.on('drain', () => wake(connection))
    },
    remove(connection) {
      connections.delete(connection)
      due.delete(connection)
    },
    stop() {
      isStopped = true
      clearInterval(heartbeat)
      clearTimeout(timer)
      for (const { response } of connections) response.end(COMPLETE)
    },
  }
}

/** The events that are written down; `later` is called when those under way are. */
function takeWritten({ watcher, write, context, variables }: Connection, later: () => void): string {
  let events = ''
  for (const [id, slot] of watcher.waiting) {
    const event = write(slot, context, variables)
    if (typeof event === 'string') {
      events += event
      liveUpdatesTotal.inc()
      watcher.waiting.delete(id)
      continue
    }
    event.then(later, (error: unknown) => {
      context.gateway.log.error({ err: error }, 'a live update could not be written down')
      if (watcher.waiting.get(id) === slot) watcher.waiting.delete(id)
    })
  }
  return events
}
