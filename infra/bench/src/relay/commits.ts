import { randomUUID } from 'node:crypto'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { SlotKind, SlotStatus } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { Sql } from '@xingzhi/runtime/database'
import { newId } from '@xingzhi/runtime/ids'
import { event } from '@xingzhi/runtime/outbox'
import { nowMs } from '../frame/now.ts'

/** When each event was committed, by its id. */
export type Committed = Map<string, number>

export interface Committer {
  /** Commits so many events as one transaction. */
  burst(count: number): Promise<Committed>
  /** Commits one event per transaction, evenly, at this rate. */
  steadily(perSecond: number, seconds: number): Promise<Committed>
}

const SLOTS = 200
const TICK_MS = 5

/** Tells that slots changed, as booking does: one row of the outbox for each change, the slots in turn. */
export function createCommitter(sql: Sql): Committer {
  const slots = Array.from({ length: SLOTS }, () => ({ id: newId(), version: 0, last: Promise.resolve() }))
  let next = 0

  const nextSlot = () => must(slots[next++ % SLOTS])

  function nextRow(slot: { id: string; version: number }) {
    slot.version++
    return { key: slot.id, event_id: randomUUID(), messages: [slotChanged(slot)] }
  }

  return {
    async burst(count) {
      const rows = Array.from({ length: count }, () => nextRow(nextSlot()))
      await sql`
        with rows as (
          select key, event_id, messages
          from jsonb_to_recordset(${sql.json(rows as never)}) as row (key text, event_id uuid, messages jsonb)
        ), appended as (
          insert into outbox (key, event_id, messages) select key, event_id, messages from rows
        )
        select wake_relay()`
      const at = nowMs()
      return new Map(rows.map(({ event_id }) => [event_id, at]))
    },
    async steadily(perSecond, seconds) {
      const committed: Committed = new Map()
      const startedAt = performance.now()
      const total = perSecond * seconds
      const commits: Promise<void>[] = []
      while (commits.length < total) {
        const due = Math.min(total, Math.floor(((performance.now() - startedAt) / 1000) * perSecond))
        while (commits.length < due) {
          const slot = nextSlot()
          // As under the slot's lock: the changes of one slot commit one after the other.
          slot.last = slot.last.then(() => commitOne(sql, nextRow(slot), committed))
          commits.push(slot.last)
        }
        await new Promise((resolve) => setTimeout(resolve, TICK_MS))
      }
      await Promise.all(commits)
      return committed
    },
  }
}

async function commitOne(
  sql: Sql,
  row: { key: string; event_id: string; messages: unknown[] },
  committed: Committed,
): Promise<void> {
  await sql`
    with appended as (
      insert into outbox (key, event_id, messages)
      values (${row.key}, ${row.event_id}, ${sql.json(row.messages as never)})
    )
    select wake_relay()`
  committed.set(row.event_id, nowMs())
}

function slotChanged({ id, version }: { id: string; version: number }) {
  const at = timestampFromDate(new Date())
  return event(SlotChangedSchema, {
    slot: {
      id,
      kind: SlotKind.SESSION,
      status: SlotStatus.ACTIVE,
      capacity: 20,
      wanted: 20,
      reserved: version % 20,
      version: BigInt(version),
      opensAt: at,
      closesAt: at,
      startsAt: at,
      endsAt: at,
      siteId: id,
      maximumPartySize: 4,
    },
  })
}
