import { type Shift, ShiftKind, ShiftStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
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

/** The viewer's shifts that are not over, at most 500. */
export async function shiftCalendar(
  name: string,
  visit: Visit,
  baseUrl: string,
): Promise<ExportedFile | undefined> {
  if (name !== 'shifts.ics') return undefined
  signedIn(visit)
  const now = visit.gateway.clock()
  const shifts = await readShiftsToCome(visit, now)
  const idsOf = (kind: ShiftKind) => shifts.filter((shift) => shift.kind === kind).map(({ id }) => id)
  const occasions = await readOccasions(
    { sessionIds: idsOf(ShiftKind.SESSION), departureIds: idsOf(ShiftKind.DEPARTURE) },
    visit,
  )
  const entries = shifts.flatMap((shift): CalendarEntry[] => {
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
        isCancelled: shift.status === ShiftStatus.CANCELLED,
        url: `${baseUrl}/volunteer/shifts/${id}`,
      },
    ]
  })
  return calendarFile(say('myShifts', visit.language), entries, { now })
}

/** Those to come are listed first. */
async function readShiftsToCome(visit: Visit, now: Date): Promise<Shift[]> {
  const found: Shift[] = []
  let after = ''
  while (found.length < LOAD_MAX) {
    const request = { page: { first: PAGE_MAX, after } }
    const { shifts, pageInfo } = await visit.gateway.clients.guide.listMyShifts(request, asViewer(visit))
    const toCome = shifts.map(({ shift }) => must(shift)).filter(({ endsAt }) => momentOf(endsAt) > now)
    found.push(...toCome)
    const last = pageInfo?.cursors.at(-1)
    if (!pageInfo?.hasNextPage || last === undefined || toCome.length < shifts.length) break
    after = last
  }
  return found
}
