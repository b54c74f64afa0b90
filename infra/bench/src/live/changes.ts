import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@connectrpc/connect'
import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { type ActorTokens, createActorTokens } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { systemClock } from '@xingzhi/runtime/clock'
import { newId } from '@xingzhi/runtime/ids'
import { createRpcClient } from '@xingzhi/runtime/rpc-client'
import { nowMs } from '../frame/now.ts'

/** When each version of a slot was answered to those who reserved, by the slot's place in the list. */
export type Commits = Map<number, number>[]

export interface Changes {
  /** Changes slots at this rate, the given ones in turn, by reservations of people who reserve once. */
  make(slots: readonly number[], perSecond: number, seconds: number): Promise<Commits>
}

const TICK_MS = 50
const DEADLINE_MS = 10_000

/** Reserves in booking itself: what is measured begins with its commit. Slots may be changed by nobody else. */
export async function createChanges(
  bookingUrl: string,
  actorKey: string,
  slotIds: readonly string[],
): Promise<Changes> {
  const booking = createRpcClient(BookingService, bookingUrl, { deadlineMs: DEADLINE_MS })
  const tokens = createActorTokens(actorKey, systemClock)
  const known = await readVersions(booking, slotIds)

  async function reserve(slots: number[], commits: Commits): Promise<void> {
    const items = slots.map((slot) => itemOf(tokens, must(slotIds[slot])))
    const { verdicts } = await booking.reserve({ items })
    const at = nowMs()
    if (verdicts.some(({ verdict }) => verdict.case !== 'reservation')) {
      throw new Error('a reservation was refused')
    }
    const changed = [...new Set(slots)]
    const versions = await readVersions(
      booking,
      changed.map((slot) => must(slotIds[slot])),
    )
    for (const [index, slot] of changed.entries()) {
      const now = must(versions[index])
      for (let version = must(known[slot]) + 1; version <= now; version++)
        must(commits[slot]).set(version, at)
      known[slot] = now
    }
  }

  return {
    async make(slots, perSecond, seconds) {
      const commits: Commits = slotIds.map(() => new Map())
      const startedAt = performance.now()
      const total = perSecond * seconds
      for (let made = 0; made < total; ) {
        const due = Math.min(total, Math.ceil(((performance.now() - startedAt) / 1000) * perSecond))
        const some = Array.from({ length: due - made }, (_, at) => must(slots[(made + at) % slots.length]))
        if (some.length > 0) await reserve(some, commits)
        made = due
        await pause(Math.max(0, TICK_MS - ((performance.now() - startedAt) % TICK_MS)))
      }
      return commits
    },
  }
}

function itemOf(tokens: ActorTokens, slotId: string) {
  const actorToken = tokens.sign({ personId: newId(), roles: ['CITIZEN'] })
  return { actorToken, slotId, partySize: 1, idempotencyKey: newId() }
}

async function readVersions(
  booking: Client<typeof BookingService>,
  slotIds: readonly string[],
): Promise<number[]> {
  const versions = new Map<string, number>()
  for (let from = 0; from < slotIds.length; from += 500) {
    const { slots } = await booking.getSlots({ ids: slotIds.slice(from, from + 500) })
    for (const { id, version } of slots) versions.set(id, Number(version))
  }
  return slotIds.map((id) => must(versions.get(id)))
}
