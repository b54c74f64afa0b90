import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { Closure as ClosureMessage, ClosureSchema } from '@xingzhi/proto/route/v1/route_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { readId, readMoment, readPlannedMoment, readText, refuseInput } from '@xingzhi/runtime/read-input'
import type { Closure } from '../domain/closure.ts'

export function closureMessage(closure: Closure): MessageInitShape<typeof ClosureSchema> {
  const { id, stationId, routeId, from, until, reason, reasonEn } = closure
  return {
    ...{ id, reason, reasonEn },
    of: stationId
      ? { case: 'stationId', value: stationId }
      : { case: 'routeId', value: must(routeId, 'a closure of nothing') },
    from: timestampFromDate(from),
    ...(until && { until: timestampFromDate(until) }),
  }
}

/** What is said of a closure; without a beginning it begins now. It may not be over already. */
export function readClosurePlan(
  closure: ClosureMessage | undefined,
  now: Date,
): Omit<Closure, 'id' | 'endedAt' | 'version'> {
  if (!closure) refuseInput('closure', 'required')
  const { of } = closure
  if (of.case === undefined) refuseInput('closure.stationId', 'required')
  const id = readId(`closure.${of.case}`, of.value)
  const from = readPlannedMoment('closure.from', closure.from, now) ?? now
  const until = readMoment('closure.until', closure.until)
  if (until && until <= from) refuseInput('closure.until', 'too_small', from)
  if (until && until <= now) refuseInput('closure.until', 'too_small', now)
  return {
    stationId: of.case === 'stationId' ? id : undefined,
    routeId: of.case === 'routeId' ? id : undefined,
    from,
    until,
    reason: readText('closure.reason', closure.reason, { lengthMax: 300 }),
    reasonEn: readText('closure.reasonEn', closure.reasonEn, { lengthMax: 600, optional: true }),
  }
}
