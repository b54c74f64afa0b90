import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  ListOpenShiftsRequest,
  ListOpenShiftsResponseSchema,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { readMoment } from '@xingzhi/runtime/read-input'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { heldAround } from '../db/claims.ts'
import { readGuide } from '../db/guides.ts'
import { readHeld } from '../db/qualifications.ts'
import { shiftsToTake } from '../db/shifts.ts'
import { refusalIn, refuseClaim } from '../domain/claim-rules.ts'
import { compareRanked, fitOf, type RankedShift } from '../domain/rank-shifts.ts'
import { callsForHelp, type Shift } from '../domain/shift.ts'
import { millis } from '../wire/cursor.ts'
import { shiftMessage } from '../wire/shift.ts'

/** Ranked are the next so many that start: more than a district staffs in weeks. */
const rankedMax = 1_000
const cursor = z.tuple([z.boolean(), z.int(), millis, z.uuid()])

/**
 * What the rules for a claim let this guide take, ranked anew for each page: a cursor says how its shift was ranked, so that a page goes
 * on where the one before ended.
 */
export async function listOpenShifts(
  context: Context,
  request: ListOpenShiftsRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListOpenShiftsResponseSchema>> {
  const { personId, citizenOnly } = requireActor(call)
  const now = context.clock()
  const from = readMoment('from', request.from)
  const to = readMoment('to', request.to)
  const { limit, after } = readPage(request.page, { cursor })
  const span = { from: from && from > now ? from : now, to }
  const ranked = citizenOnly ? [] : await rankFor(context, personId, span, now)
  const left = after ? ranked.filter((one) => compareRanked(toRanked(after), one) < 0) : ranked
  const { rows, pageInfo } = pageOf(left.slice(0, limit), limit, (one) => [
    ...[one.callsForHelp, one.fit, one.shift.startsAt.getTime(), one.shift.id],
  ])
  return { shifts: rows.map(({ shift }) => shiftMessage(shift, context.rules, now)), pageInfo }
}

async function rankFor(
  { db, rules, wallClock }: Context,
  personId: string,
  { from, to }: { from: Date; to: Date | undefined },
  now: Date,
): Promise<RankedShift[]> {
  const guide = await readGuide(db, personId)
  if (guide?.status !== 'ADMITTED') return []
  const [shifts, held, others] = await Promise.all([
    shiftsToTake(db, { from, to, rowsMax: rankedMax }),
    readHeld(db, personId),
    heldAround(db, personId, { from, until: to }),
  ])
  const mayTake = (shift: Shift) => {
    if (others.some(({ id }) => id === shift.id)) return false
    const judge = () => refuseClaim(shift, { held, others, latest: shift.startsAt }, rules, wallClock, now)
    return refusalIn(judge) === undefined
  }
  return shifts
    .filter(mayTake)
    .map((shift) => ({
      shift,
      callsForHelp: callsForHelp(shift, now, rules.callForHelpMinutes),
      fit: fitOf(shift, guide, wallClock),
    }))
    .sort(compareRanked)
}

function toRanked([callsForHelp, fit, startsAt, id]: z.output<typeof cursor>) {
  return { callsForHelp, fit, shift: { id, startsAt: new Date(startsAt) } }
}
