import { setTimeout as pause } from 'node:timers/promises'
import { Code, ConnectError } from '@connectrpc/connect'
import type { Actor } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import type { Sql } from '@xingzhi/runtime/database'
import type { Model, ModelPerson } from './booking-model.ts'
import { type BookingProcess, ProcessEnded } from './start-booking-process.ts'

export interface Wish {
  slotId: string
  partySize: number
  key: string
}

export interface Person extends ModelPerson {
  actor: Actor
  name: string | undefined
  /** Wishes and what they were answered, the latest last. */
  wishes: (Wish & { answer: string })[]
  made: { reservationId: string; slotId: string }[]
  cancels: { key: string; reservationId: string; answer: string }[]
  changes: { key: string; reservationId: string; partySize: number; answer: string }[]
}

export interface Run {
  sql: Sql
  bookings: BookingProcess[]
  model: Model
  /** Slots that people are sent to. */
  open: string[]
  people: Person[]
  versions: Map<string, number>
  /** Of the slots, as far as somebody saw them. */
  seen: Map<string, number>
  tally: Map<string, number>
}

const ATTEMPTS_MAX = 200
const PAUSE_MS = 20
const OUTAGES = new Set([Code.Unavailable, Code.Aborted, Code.DeadlineExceeded])

export function count(run: Run, what: string): void {
  run.tally.set(what, (run.tally.get(what) ?? 0) + 1)
}

/** Asks one process, after an outage the other, until there is an answer; and what their clocks said meanwhile. */
export async function insist<T>(
  run: Run,
  first: number,
  ask: (booking: BookingProcess) => Promise<T>,
): Promise<{ answer: T; times: number[] }> {
  const times: number[] = []
  for (let attempt = 0; ; attempt++) {
    const booking = must(run.bookings[(first + attempt) % run.bookings.length])
    times.push(booking.now())
    try {
      return { answer: await ask(booking), times }
    } catch (error) {
      const isOutage = error instanceof ProcessEnded || OUTAGES.has(ConnectError.from(error).code)
      if (!isOutage || attempt === ATTEMPTS_MAX) throw error
      count(run, 'outage')
      await pause(PAUSE_MS)
    }
  }
}
