import { setTimeout as pause } from 'node:timers/promises'
import { newKey } from '../api.ts'
import type { Dice } from './dice.ts'
import { openPatientApi, type PatientApi } from './patient-api.ts'
import type { Acknowledged, Record } from './record.ts'

export interface CitizenClient {
  url: string
  /** Who they are in turn. */
  people: string[]
  hotSlotId: string
  slotIds: string[]
  dice: Dice
  record: Record
  signal: AbortSignal
}

interface Person {
  name: string
  api: PatientApi
}

interface Reserved {
  reserve:
    | { __typename: 'ReserveSuccess'; reservation: { id: string; partySize: number; slot: { id: string } } }
    | { __typename: 'Refused'; code: string; message: string }
}

interface Cancelled {
  cancelReservation:
    | { __typename: 'CancelReservationSuccess'; reservation: { id: string; status: string } }
    | { __typename: 'Refused'; code: string; message: string }
}

const RESERVE = `mutation ($input: ReserveInput!) { reserve(input: $input) { __typename
  ... on ReserveSuccess { reservation { id partySize slot { id } } }
  ... on Refused { code message } } }`
const CANCEL = `mutation ($input: CancelReservationInput!) { cancelReservation(input: $input) { __typename
  ... on CancelReservationSuccess { reservation { id status } }
  ... on Refused { code message } } }`
/** Refusals that can be right; ALREADY_RESERVED cannot: who holds a slot does not ask for it again. */
const RESERVE_REFUSALS = ['SLOT_FULL', 'OVERLAPS', 'LIMIT_REACHED', 'PARTY_TOO_LARGE']
const CANCEL_REFUSALS = ['TOO_LATE']

/** Reserves and cancels, one after the other, until `signal` ends it; what is under way then still gets its verdict. */
export async function runCitizen(client: CitizenClient): Promise<void> {
  const { url, dice, record, signal } = client
  const people = await Promise.all(
    client.people.map(async (name) => ({ name, api: await openPatientApi(url, name, record) })),
  )
  while (!signal.aborted) {
    const person = dice.pick(people)
    const held = [...record.acknowledged.values()].filter(
      (one) => one.person === person.name && !one.isCancelled,
    )
    const slotId = dice.roll() < 0.5 ? client.hotSlotId : dice.pick(client.slotIds)
    const holds = held.find((one) => one.slotId === slotId)
    if (holds !== undefined) await cancel(person, holds, client)
    else if (held.length > 3 && dice.roll() < 0.5) await cancel(person, dice.pick(held), client)
    else await reserve(person, slotId, client)
    await pause(dice.between(20, 100))
  }
}

async function reserve({ name, api }: Person, slotId: string, { dice, record }: CitizenClient) {
  const input = { slotId, partySize: dice.between(1, 3), idempotencyKey: newKey() }
  const verdict = await untilNotBusy(async () => (await api.ask<Reserved>(RESERVE, { input })).reserve)
  if (verdict.__typename === 'Refused') {
    noteRefusal(verdict, RESERVE_REFUSALS, record)
    return
  }
  const { id, partySize, slot } = verdict.reservation
  if (partySize !== input.partySize || slot.id !== slotId)
    record.wrong.push(`${id} is not what was asked for`)
  if (record.acknowledged.has(id)) record.wrong.push(`${id} was given twice`)
  record.acknowledged.set(id, { reservationId: id, person: name, slotId, partySize, isCancelled: false })
  if (dice.roll() > 0.1) return
  const { reserve: again } = await api.ask<Reserved>(RESERVE, { input })
  if (again.__typename !== 'ReserveSuccess' || again.reservation.id !== id) {
    record.wrong.push(`the same key was answered otherwise: ${JSON.stringify(again)}`)
  }
}

async function cancel({ api }: Person, held: Acknowledged, { record }: CitizenClient): Promise<void> {
  const input = { reservationId: held.reservationId, idempotencyKey: newKey() }
  const verdict = await untilNotBusy(
    async () => (await api.ask<Cancelled>(CANCEL, { input })).cancelReservation,
  )
  if (verdict.__typename === 'Refused') noteRefusal(verdict, CANCEL_REFUSALS, record)
  else if (verdict.reservation.status === 'CANCELLED') held.isCancelled = true
  else record.wrong.push(`cancelling was answered with ${verdict.reservation.status}`)
}

async function untilNotBusy<V extends { __typename: string; code?: string }>(
  ask: () => Promise<V>,
): Promise<V> {
  for (;;) {
    const verdict = await ask()
    if (verdict.code !== 'BUSY') return verdict
    await pause(100)
  }
}

function noteRefusal(refused: { code: string; message: string }, allowed: string[], record: Record): void {
  const { refused: counts } = record.counts
  counts[refused.code] = (counts[refused.code] ?? 0) + 1
  if (!allowed.includes(refused.code)) record.wrong.push(`refused: ${refused.code} ${refused.message}`)
}
