import { setTimeout as pause } from 'node:timers/promises'
import { newKey } from '../api.ts'
import type { Workshop } from '../workshop.ts'
import type { Dice } from './dice.ts'
import { openPatientApi } from './patient-api.ts'
import type { Record } from './record.ts'

const CHANGE = `mutation ($input: ChangeSessionInput!) { changeSession(input: $input) { __typename
  ... on Refused { code message } } }`
const REFUSALS = ['ROOM_TAKEN', 'OUTSIDE_OPENING', 'OVER_SITE_CAPACITY', 'TOO_LATE', 'BUSY']
const CHANGE_EVERY_MS = 1_500

interface Changed {
  changeSession: { __typename: string; code?: string; message?: string }
}

/** Changes the places and the times of their sessions now and then, until `signal` ends it. */
export async function runManager(manager: {
  url: string
  name: string
  workshops: Workshop[]
  dice: Dice
  record: Record
  signal: AbortSignal
}): Promise<void> {
  const { url, name, workshops, dice, record, signal } = manager
  const api = await openPatientApi(url, name, record)
  while (!signal.aborted) {
    const { sessionId, startsAt } = dice.pick(workshops)
    const shiftMinutes = dice.between(0, 4) * 15
    const change =
      dice.roll() < 0.6
        ? { capacity: dice.between(5, 10) }
        : { startsAt: new Date(startsAt.getTime() + shiftMinutes * 60_000).toISOString() }
    const input = { sessionId, idempotencyKey: newKey(), ...change }
    const { changeSession: verdict } = await api.ask<Changed>(CHANGE, { input })
    if (verdict.code !== undefined && !REFUSALS.includes(verdict.code)) {
      record.wrong.push(`the manager was refused: ${verdict.code} ${verdict.message}`)
    }
    await pause(CHANGE_EVERY_MS * (0.5 + dice.roll()))
  }
}
