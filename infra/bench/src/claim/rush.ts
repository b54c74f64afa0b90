import { must } from '@xingzhi/runtime/assert'
import type { RefusalName } from '@xingzhi/runtime/refusal'
import type { Slice } from '../frame/interleave.ts'

export type Answer = 'OK' | RefusalName

/** Wants this shift for this guide. */
export type Claim = (personId: string, shiftId: string) => Promise<Answer>

/** A shift that a guide was told they have. */
export interface Held {
  personId: string
  shiftId: string
}

/** `done` are the claims that were granted, `seconds` lasts until the last of them; the latencies are those of all answers. */
export interface Rush extends Slice {
  latenciesMs: Float64Array
  held: Held[]
  /** From the first question to the last answer. */
  allSeconds: number
}

/** Shifts by id, in order. */
export interface Crowd {
  guides: readonly string[]
  shifts: readonly string[]
}

/** All guides at once; each asks for one shift after the other, from one of their own on, until they hold one or all are taken. */
export async function rush({ guides, shifts }: Crowd, claim: Claim): Promise<Rush> {
  const held: Held[] = []
  const latencies: number[] = []
  const startedAt = performance.now()
  let takenAt = startedAt

  async function isHeld(personId: string, shiftId: string): Promise<boolean> {
    const at = performance.now()
    const answer = await claim(personId, shiftId)
    const now = performance.now()
    latencies.push(now - at)
    if (answer !== 'OK' && answer !== 'SHIFT_TAKEN') throw new Error(`${personId} was answered ${answer}`)
    if (answer !== 'OK') return false
    takenAt = now
    held.push({ personId, shiftId })
    return true
  }

  async function askUntilHeld(personId: string, number: number): Promise<void> {
    for (let turn = 0; turn < shifts.length; turn++) {
      if (await isHeld(personId, must(shifts[(number + turn) % shifts.length]))) return
    }
  }

  await Promise.all(guides.map(askUntilHeld))
  return {
    done: held.length,
    seconds: (takenAt - startedAt) / 1_000,
    latenciesMs: Float64Array.from(latencies),
    held,
    allSeconds: (performance.now() - startedAt) / 1_000,
  }
}
