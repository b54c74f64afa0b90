import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { createRpcClient } from '@xingzhi/runtime/rpc-client'
import type { Finding } from '@xingzhi/verify/verify'
import type { Figure } from '../frame/bench.ts'
import type { EmptySystem } from '../frame/empty-system.ts'
import type { ProductArm } from './claim-shift.ts'
import { asGuide } from './guides.ts'
import type { Answer, Held } from './rush.ts'

export interface Hasty {
  figure: Figure
  held: Held[]
  /** By shift. */
  wanted: Map<string, number>
  finding: Finding
}

/**
 * Each guide asks for two shifts of one hour at once, from two devices, and for a place in a walk of that hour as a citizen: guide and
 * booking must give them one of the three at most.
 */
export async function beHasty(
  system: EmptySystem,
  arm: ProductArm,
  { guides, host, wanted }: { guides: readonly string[]; host: string; wanted: readonly number[] },
): Promise<Hasty> {
  const shifts = await arm.openShifts(wanted)
  const walkId = await arm.openWalk()
  await system.settle()
  if ((await arm.claim(host, walkId)) !== 'OK') throw new Error('the walk has no guide')
  await system.settle()
  const reserve = createReserve(system, walkId)
  const held: Held[] = []
  const counts = { claimed: 0, reserved: 0, overlaps: 0 }
  const twice: string[] = []

  async function ask(personId: string, number: number): Promise<void> {
    const [one, other] = [0, 1].map((turn) => must(shifts[(number + turn) % shifts.length]))
    const asked = [must(one), must(other)]
    const answers = await Promise.all([...asked.map((id) => arm.claim(personId, id)), reserve(personId)])
    const got = answers.filter((answer) => answer === 'OK').length
    if (got > 1) twice.push(`${personId} got ${got}`)
    asked.forEach((shiftId, at) => {
      if (answers[at] === 'OK') held.push({ personId, shiftId })
    })
    counts.reserved += answers[2] === 'OK' ? 1 : 0
    counts.overlaps += answers.filter((answer) => answer === 'OVERLAPS').length
  }

  const startedAt = performance.now()
  await Promise.all(guides.map(ask))
  const seconds = (performance.now() - startedAt) / 1_000
  await system.settle()
  counts.claimed = held.length
  held.push({ personId: host, shiftId: walkId })
  return {
    figure: {
      load: `${guides.length} guides, three things at once each`,
      arm: arm.name,
      values: { answersPerSecond: (guides.length * 3) / seconds, ...counts },
    },
    held,
    wanted: new Map([...shifts.map((id, at) => [id, must(wanted[at])] as const), [walkId, 1]]),
    finding: {
      truth: 'claim: nobody was told that they have two things of one hour',
      counted: guides.length,
      violations: twice,
    },
  }
}

function createReserve(system: EmptySystem, slotId: string): (personId: string) => Promise<Answer> {
  const client = createRpcClient(BookingService, system.services.booking, { deadlineMs: 120_000 })
  return async (personId) => {
    const actorToken = system.token(asGuide(personId))
    const item = { actorToken, slotId, partySize: 1, idempotencyKey: newId() }
    const { verdict } = must((await client.reserve({ items: [item] })).verdicts[0])
    if (verdict.case === 'reservation') return 'OK'
    return RefusalCode[must(verdict.value).code] as Answer
  }
}
