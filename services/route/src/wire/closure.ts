import { type Closure as ClosureMessage, ClosureSchema } from '@xingzhi/proto/route/v1/route_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { readId, readMoment, readPlannedMoment, readText, refuseInput } from '@xingzhi/runtime/read-input'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { Closure, ClosurePlan } from '../domain/closure.ts'

export function closureMessage(closure: Closure): ClosureMessage {
  const { stationId, routeId } = closure
  const of = stationId
    ? { case: 'stationId' as const, value: stationId }
    : { case: 'routeId' as const, value: must(routeId, 'a closure of nothing') }
  return toMessage(ClosureSchema, { ...closure, of })
}

/** What is said of a closure; without a beginning it begins now. It may not be over already. */
export function readClosurePlan(closure: ClosureMessage | undefined, now: Date): ClosurePlan {
  if (!closure) refuseInput('closure', 'required')
  const { of } = closure
  if (of.case === undefined) refuseInput('closure.stationId', 'required')
  const id = readId(`closure.${of.case}`, of.value)
  const from = readPlannedMoment('closure.from', closure.from, now) ?? now
  const until = readMoment('closure.until', closure.until) ?? null
  if (until && until <= from) refuseInput('closure.until', 'too_small', from)
  if (until && until <= now) refuseInput('closure.until', 'too_small', now)
  return {
    stationId: of.case === 'stationId' ? id : null,
    routeId: of.case === 'routeId' ? id : null,
    from,
    until,
    reason: readText('closure.reason', closure.reason, { lengthMax: 300 }),
    reasonEn: readText('closure.reasonEn', closure.reasonEn, { lengthMax: 600, optional: true }),
  }
}
