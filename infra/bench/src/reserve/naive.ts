import { randomUUID } from 'node:crypto'
import { must } from '@xingzhi/runtime/assert'
import { openDatabase } from '@xingzhi/runtime/database'
import { newId } from '@xingzhi/runtime/ids'
import { and, eq, sql } from 'drizzle-orm'
import { customType, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { runClients } from '../frame/clients.ts'
import type { Arm } from '../frame/interleave.ts'

const CLIENTS = 8

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const at = (name: string) => timestamp(name, { withTimezone: true })

const slots = pgTable('slots', {
  id: uuid().primaryKey(),
  capacity: integer().notNull(),
  reserved: integer().notNull(),
  offered: integer().notNull(),
  reservationCount: integer('reservation_count').notNull(),
  version: integer().notNull(),
  startsAt: at('starts_at').notNull(),
  endsAt: at('ends_at').notNull(),
})
const reservations = pgTable('reservations', {
  id: uuid().primaryKey(),
  slotId: uuid('slot_id').notNull(),
  personId: uuid('person_id').notNull(),
  partySize: integer('party_size').notNull(),
  code: text().notNull(),
  createdAt: at('created_at').notNull(),
})
const calendar = pgTable('calendar', {
  subjectId: uuid('subject_id').primaryKey(),
  kind: text().notNull(),
  personId: uuid('person_id').notNull(),
  slotId: uuid('slot_id'),
  period: text().notNull(),
})
const outbox = pgTable('outbox', { key: text().notNull(), messages: jsonb().notNull() })
const idempotency = pgTable('idempotency', {
  personId: uuid('person_id').notNull(),
  operation: text().notNull(),
  key: text().notNull(),
  requestHash: text('request_hash').notNull(),
  response: bytea(),
})

/** P1: a transaction as one writes it first, a statement at a time, with the same rows under the same constraints. */
export function naiveArm(url: string, slotId: string, started: AsyncDisposableStack): Arm {
  const database = openDatabase({ url, connectionsMax: CLIENTS, name: 'naive' })
  started.defer(() => database.close())
  return {
    name: 'P1 drizzle',
    work: (seconds) => runClients(CLIENTS, { seconds }, () => reserve(database.db, slotId)),
  }
}

async function reserve(db: ReturnType<typeof openDatabase>['db'], slotId: string): Promise<void> {
  const [personId, key, id, now] = [randomUUID(), randomUUID(), newId(), new Date()]
  await db.transaction(async (tx) => {
    const [known] = await tx
      .select()
      .from(idempotency)
      .where(and(eq(idempotency.personId, personId), eq(idempotency.key, key)))
    if (known) return
    const [slot] = await tx.select().from(slots).where(eq(slots.id, slotId)).for('update')
    const { reserved, offered, capacity, version, reservationCount, startsAt, endsAt } = must(slot)
    if (reserved + offered >= capacity) throw new Error('no place')
    await tx
      .insert(reservations)
      .values({ id, slotId, personId, partySize: 1, code: randomUUID(), createdAt: now })
    await tx.insert(calendar).values({
      subjectId: id,
      kind: 'RESERVATION',
      personId,
      slotId,
      period: sql`tstzrange(${startsAt.toISOString()}, ${endsAt.toISOString()})` as unknown as string,
    })
    const changed = { reserved: reserved + 1, reservationCount: reservationCount + 1, version: version + 1 }
    await tx.update(slots).set(changed).where(eq(slots.id, slotId))
    const confirmed = {
      slotVersion: String(changed.version),
      reservation: { id, slotId, personId, partySize: 1 },
    }
    await tx.insert(outbox).values({
      key: slotId,
      messages: [
        { type: 'xingzhi.booking.v1.SlotChanged', json: { slot: { ...slot, ...changed } } },
        { type: 'xingzhi.booking.v1.ReservationConfirmed', json: confirmed },
      ],
    })
    const response = Buffer.from(id.replaceAll('-', ''), 'hex')
    await tx
      .insert(idempotency)
      .values({ personId, operation: 'Reserve', key, requestHash: 'hash', response })
  })
}
