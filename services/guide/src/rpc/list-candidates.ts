import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  ListCandidatesRequest,
  ListCandidatesResponseSchema,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { readId } from '@xingzhi/runtime/read-input'
import { refuse, toRefusal } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { listGuides } from '../db/guides.ts'
import { readShifts } from '../db/shifts.ts'
import { readStanding } from '../db/standing.ts'
import { type Candidate, rankCandidates } from '../domain/candidates.ts'

/** As many guides as are looked at: more than a district has. */
const guidesMax = 2_000
const candidatesMax = 100

export async function listCandidates(
  { db, clock, rules, wallClock }: Context,
  request: ListCandidatesRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListCandidatesResponseSchema>> {
  requireRole(call, 'OPERATOR')
  const shiftId = readId('shiftId', request.shiftId)
  const [shift] = await readShifts(db, [shiftId])
  if (!shift) refuse('NOT_FOUND', { what: 'shift' })
  const guides = await listGuides(db, { status: 'ADMITTED', at: null, afterId: null, limit: guidesMax })
  const standing = await readStanding(
    db,
    guides.map(({ personId }) => ({ shiftId, personId })),
  )
  const ranked = rankCandidates(shift, guides, standing, { rules, wallClock, now: clock() })
  return { candidates: ranked.slice(0, candidatesMax).map(candidateMessage) }
}

function candidateMessage({ personId, near, fit, obstacle }: Candidate) {
  return { personId, near, fit, ...(obstacle && { obstacle: toRefusal(obstacle) }) }
}
