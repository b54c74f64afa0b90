import type { Tx } from '@xingzhi/runtime/database'
import { planHorizon, refuseInput } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { occupationsOf } from '../db/sessions.ts'
import { capacityObstacleTo, obstacleTo } from '../domain/schedule.ts'
import type { Recheck, Session } from '../domain/session.ts'
import { roomNamed } from '../domain/site.ts'
import { allowedStarts, searchSpan, suggestedStarts } from '../domain/suggested-starts.ts'
import type { Premises } from './premises.ts'

/**
 * Refuses a session that the site can't hold: TOO_LATE, OUTSIDE_OPENING, OVER_SITE_CAPACITY, ROOM_TAKEN, each
 * with starts that fit; INVALID_INPUT when there is no such room. `path`: where the request names the room.
 */
export async function refuseUnfit(
  context: Context,
  tx: Tx,
  premises: Premises,
  session: Session,
  { path, recheck, now }: { path: string; recheck: Recheck; now: Date },
): Promise<void> {
  if (recheck === 'nothing') return
  const { site, others } = premises
  const { wallClock } = context
  if (session.room !== null && !roomNamed(site, session.room)) refuseInput(`${path}room`, 'unknown')
  const obstacle =
    recheck === 'everything'
      ? obstacleTo(session, site, others, now, wallClock)
      : capacityObstacleTo(session, site, others)
  if (!obstacle) return
  const allowed = allowedStarts(session, now, planHorizon(now))
  const searched = await occupationsOf(tx, site.id, searchSpan(session, allowed, wallClock), session.id)
  refuse(obstacle.code, obstacle.facts, suggestedStarts(session, site, searched, allowed, wallClock))
}
