import { create, type DescMessage, type JsonValue, type MessageInitShape, toJson } from '@bufbuild/protobuf'
import { sql as drizzleSql } from 'drizzle-orm'
import { assert } from './assert.ts'
import { type SqlTx, sqlOf, type Tx } from './database.ts'
import { rowsOf } from './statement.ts'
import { currentTraceparent } from './telemetry.ts'

/** A fact to tell: the message's full name and its proto3 JSON. */
export interface EventDraft {
  type: string
  json: JsonValue
}

/** The channel on which a relay that sleeps is called: `select wake_relay()`. */
export const OUTBOX_CHANNEL = 'outbox'

export function event<S extends DescMessage>(schema: S, message: MessageInitShape<S>): EventDraft {
  return { type: schema.typeName, json: toJson(schema, create(schema, message)) }
}

/** Tells facts of one aggregate when the transaction commits. Lock the aggregate's row before, so that they go out in commit order. */
export async function appendToOutbox(tx: Tx | SqlTx, key: string, events: EventDraft[]): Promise<void> {
  assert(events.length > 0, 'an outbox row needs an event')
  const sql = sqlOf(tx)
  const messages = sql.json(events as never)
  await sql`
    with appended as (
      insert into outbox (key, messages, traceparent)
      values (${key}, ${messages}, ${currentTraceparent() ?? null})
    )
    select wake_relay()`
}

/** What `appendToOutbox` does, for many aggregates at once; `traceparent`: of whoever caused it. */
export async function appendAllToOutbox(
  tx: Tx,
  rows: readonly { key: string; events: EventDraft[]; traceparent: string | undefined }[],
): Promise<void> {
  if (rows.length === 0) return
  const list = (values: (string | null)[]) => drizzleSql.param(values)
  const keys = list(rows.map(({ key }) => key))
  const messages = list(rows.map(({ events }) => JSON.stringify(events)))
  const traceparents = list(rows.map(({ traceparent }) => traceparent ?? null))
  await rowsOf(
    tx,
    drizzleSql`
      with appended as (
        insert into outbox (key, messages, traceparent)
        select * from unnest(${keys}::text[], ${messages}::jsonb[], ${traceparents}::text[])
      )
      select wake_relay()`,
  )
}
