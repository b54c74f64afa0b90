import { ClaimStatus, type Shift, ShiftKind, ShiftStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { asViewer } from '../as-viewer.ts'
import type { Visit } from '../context.ts'
import { momentOf } from '../schema/date-time.ts'
import { toGlobalId } from '../schema/global-id.ts'
import { LOAD_MAX } from '../schema/loading.ts'
import { PAGE_MAX } from '../schema/paging.ts'
import { signedIn } from '../signed-in.ts'
import { say } from '../wording/words.ts'
import { type CalendarEntry, calendarFile } from './calendar.ts'
import type { ExportedFile } from './exported-file.ts'
import { readOccasions } from './occasion.ts'

/** A shift that somebody has, or had and gave back or lost. */
interface ClaimedShift {
  shift: Shift
  isReleased: boolean
}

/** The viewer's shifts that are not over, at most 500; those that they no longer have say so. */
export async function shiftCalendar(
  name: string,
  visit: Visit,
  baseUrl: string,
): Promise<ExportedFile | undefined> {
  if (name !== 'shifts.ics') return undefined
  signedIn(visit)
  const title = say('myShifts', visit.language)
  const entries = await shiftEntries(visit, baseUrl)
  return calendarFile({ title, asciiName: 'xingzhi-shifts' }, entries, { now: visit.gateway.clock() })
}

/** One for each shift of `shiftCalendar`. */
export async function shiftEntries(visit: Visit, baseUrl: string): Promise<CalendarEntry[]> {
  const claimed = await readShiftsToCome(visit)
  const idsOf = (kind: ShiftKind) =>
    claimed.filter(({ shift }) => shift.kind === kind).map(({ shift }) => shift.id)
  const occasions = await readOccasions(
    { sessionIds: idsOf(ShiftKind.SESSION), departureIds: idsOf(ShiftKind.DEPARTURE) },
    visit,
  )
  return claimed.flatMap(({ shift, isReleased }): CalendarEntry[] => {
    const occasion = occasions.get(shift.id)
    if (occasion === undefined) return []
    const id = toGlobalId('Shift', shift.id)
    return [
      {
        ...occasion,
        id,
        version: shift.version,
        startsAt: momentOf(shift.startsAt),
        endsAt: momentOf(shift.endsAt),
        isCancelled: isReleased || shift.status === ShiftStatus.CANCELLED,
        notes: [],
        url: `${baseUrl}/volunteer/shifts/${id}`,
      },
    ]
  })
}

/** Those to come are listed first. A shift that was given back and claimed again is one that the viewer has. */
async function readShiftsToCome(visit: Visit): Promise<ClaimedShift[]> {
  const now = visit.gateway.clock()
  const found = new Map<string, ClaimedShift>()
  let after = ''
  while (found.size < LOAD_MAX) {
    const request = { page: { first: PAGE_MAX, after }, withReleased: true }
    const { shifts, pageInfo } = await visit.gateway.clients.guide.listMyShifts(request, asViewer(visit))
    const toCome = shifts.filter(({ shift }) => momentOf(must(shift).endsAt) > now)
    for (const { shift, claim } of toCome) {
      const isReleased = must(claim).status === ClaimStatus.RELEASED
      const known = found.get(must(shift).id)
      if (!known || known.isReleased) found.set(must(shift).id, { shift: must(shift), isReleased })
    }
    const last = pageInfo?.cursors.at(-1)
    if (!pageInfo?.hasNextPage || last === undefined || toCome.length < shifts.length) break
    after = last
  }
  return [...found.values()]
}
