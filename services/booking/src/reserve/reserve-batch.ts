import { fromJson, type JsonValue, toJson } from '@bufbuild/protobuf'
import { type Refusal, RefusalSchema } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { Sql } from '@xingzhi/runtime/database'
import { newId } from '@xingzhi/runtime/ids'
import { getTableColumns } from 'drizzle-orm'
import { findReservations } from '../db/reservations.ts'
import { slots } from '../db/schema.ts'
import type { Reservation } from '../domain/reservation.ts'
import type { Slot } from '../domain/slot.ts'
import { newReservationCode } from './new-reservation-code.ts'

/** One person's wish for places. */
export interface PlaceRequest {
  personId: string
  /** Null: it names no slot, and `refusal` says so. */
  slotId: string | null
  partySize: number
  /** The start that the person was shown; undefined: whatever it is. */
  expectedStartsAt?: Date | undefined
  /** Where they were shown that a walk meets; undefined: wherever it does. */
  expectedMeetingPoint?: string | undefined
  key: string
  requestHash: string
  /** What is wrong with the request in itself. */
  refusal: Refusal | undefined
  /** The trace of the call that brought it. */
  traceparent: string | undefined
}

export type PlaceVerdict = (
  | { case: 'reservation'; value: Reservation }
  | { case: 'refusal'; value: Refusal }
) & {
  /** As it stands after the batch; undefined: there is no such slot. */
  slot: Slot | undefined
}

/** A verdict, and beside it one of the slots: all null when there are fewer, or when there is no such slot. */
interface VerdictRow extends Slot {
  outcome: 'CONFIRMED' | 'REPLAYED' | 'REFUSED'
  reservationId: string | null
  refusal: JsonValue
}

const slotColumns = Object.entries(getTableColumns(slots))
  .map(([field, { name }]) => `(slot)."${name}" as "${field}"`)
  .join(', ')

/** Takes places for a batch in one call of the database's `reserve_batch`: one verdict per request, in their order. */
export async function reserveBatch(
  sql: Sql,
  requests: readonly PlaceRequest[],
  { now, activeReservationsMax }: { now: Date; activeReservationsMax: number },
): Promise<PlaceVerdict[]> {
  const { slotIds, traceparents, slotNumbers } = numberSlots(requests)
  // New ones with every attempt: a code that is taken already must not come again.
  const codes = requests.map(newReservationCode)
  const rows = await sql<VerdictRow[]>`
    select outcome, reservation_id as "reservationId", refusal, ${sql.unsafe(slotColumns)}
    from reserve_batch(
      ${now}, ${activeReservationsMax}, ${slotIds}::uuid[], ${traceparents}::text[], ${slotNumbers}::int[],
      ${requests.map(({ personId }) => personId)}::uuid[], ${requests.map(({ partySize }) => partySize)}::int[],
      ${requests.map(({ key }) => key)}::text[], ${requests.map(({ requestHash }) => requestHash)}::text[],
      ${requests.map(({ refusal }) => jsonText(refusal))}::text[]::jsonb[],
      ${requests.map(newId)}::uuid[], ${codes}::text[],
      ${requests.map(({ expectedStartsAt }) => expectedStartsAt?.toISOString() ?? null)}::text[]::timestamptz[],
      ${requests.map(({ expectedMeetingPoint }) => expectedMeetingPoint ?? null)}::text[])`
  const standing = new Map(rows.map((row) => [row.id, row]))
  const replayed = await findReplayed(sql, rows)
  return requests.map((request, index) => {
    const row = must(rows[index])
    const slot = standing.get(request.slotId ?? '')
    if (row.outcome === 'REFUSED') {
      return { case: 'refusal', value: fromJson(RefusalSchema, row.refusal), slot }
    }
    const id = must(row.reservationId)
    if (row.outcome === 'REPLAYED') return { case: 'reservation', value: must(replayed.get(id)), slot }
    const value = confirmed(request, must(slot), id, must(codes[index]), now)
    return { case: 'reservation', value, slot }
  })
}

function confirmed(request: PlaceRequest, slot: Slot, id: string, code: string, now: Date): Reservation {
  return {
    id,
    slotId: slot.id,
    slotKind: slot.kind,
    personId: request.personId,
    partySize: request.partySize,
    status: 'CONFIRMED',
    code,
    createdAt: now,
    cancelledAt: null,
    deadlineWaived: false,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    overlapping: false,
    cancelledWithSlot: false,
    peoplePresent: null,
    checkedInAt: null,
  }
}

/** What a known key made before, as it stands now. */
async function findReplayed(sql: Sql, rows: VerdictRow[]): Promise<Map<string, Reservation>> {
  const ids = rows.flatMap((row) => (row.outcome === 'REPLAYED' ? must(row.reservationId) : []))
  if (ids.length === 0) return new Map()
  const reservations = await findReservations(sql, ids)
  return new Map(reservations.map((reservation) => [reservation.id, reservation]))
}

function jsonText(refusal: Refusal | undefined): string | null {
  return refusal ? JSON.stringify(toJson(RefusalSchema, refusal)) : null
}

/**
 * Each slot once, with the trace of the first request for it, and for each request the place of its slot among them, from 1
 * as PostgreSQL counts.
 */
function numberSlots(requests: readonly PlaceRequest[]) {
  const numbers = new Map<string, number>()
  const traceparents: (string | null)[] = []
  const slotNumbers = requests.map(({ slotId, traceparent }) => {
    if (slotId === null) return null
    const known = numbers.get(slotId)
    if (known !== undefined) return known
    numbers.set(slotId, numbers.size + 1)
    traceparents.push(traceparent ?? null)
    return numbers.size
  })
  return { slotIds: [...numbers.keys()], traceparents, slotNumbers }
}
