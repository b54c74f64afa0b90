import { useState } from 'react'
import { errorWords } from '../api/error-words.ts'
import { StartWalkForCheckInDocument } from '../api/gen/documents.ts'
import { useIdempotencyKey } from '../api/idempotency-key.ts'
import { useMutation } from '../api/use-mutation.ts'
import { type CheckInStation, type Judgement, judgePlace } from './check-in.ts'
import type { KeptCheckIn, NewCheckIn } from './kept-check-ins.ts'
import { locate } from './locate.ts'
import { useKeptCheckIns } from './use-kept-check-ins.ts'

/** The walk that is stamped, or the route of which one begins with its first stamp. */
export type CheckInWalk = { walkId: string } | { routeId: string }

export type CheckInTrouble =
  | Exclude<Judgement, { verdict: 'within' }>
  | { verdict: 'denied' | 'unlocated' }
  | { verdict: 'unbegun'; message: string | null }

/** What somebody does at a station: proves to be there by place or by code; sent once there is a network. */
export function useCheckIn(station: CheckInStation, walk: CheckInWalk) {
  const { kept, keep, forget, ...sending } = useKeptCheckIns()
  const begun = useBegunWalk(walk)
  const [isLooking, setIsLooking] = useState(false)
  const [trouble, setTrouble] = useState<CheckInTrouble | null>(null)
  const here = kept.find((one) => one.stationId === station.id && one.walkId === begun.walkId)

  async function prove(proof: NewCheckIn['proof']) {
    setTrouble(null)
    const answer = await begun.begin()
    if ('walkId' in answer) keep({ walkId: answer.walkId, stationId: station.id, proof })
    else setTrouble({ verdict: 'unbegun', message: answer.message })
  }

  return {
    ...sending,
    isLooking,
    trouble,
    /** Kept for this station: it waits, or it was refused. */
    kept: here as KeptCheckIn | undefined,
    /** Asks where the device is, only because somebody pressed. */
    async byPlace() {
      if (isLooking) return
      setTrouble(null)
      setIsLooking(true)
      const located = await locate()
      if (located.kind === 'found') {
        const judged = judgePlace(located.place, station)
        if (judged.verdict === 'within') await prove({ accuracyMetres: judged.accuracyMetres })
        else setTrouble(judged)
      } else setTrouble({ verdict: located.kind === 'refused' ? 'denied' : 'unlocated' })
      setIsLooking(false)
    },
    byCode: (code: string) => prove({ code }),
    forget: () => here && forget(here.idempotencyKey),
  }
}

/** A walk has to be known to the service before it can be stamped: beginning one needs a network. */
function useBegunWalk(walk: CheckInWalk) {
  const [, start] = useMutation(StartWalkForCheckInDocument)
  const { keyFor, settled } = useIdempotencyKey()
  const [begunId, setBegunId] = useState<string | null>(null)
  const walkId = 'walkId' in walk ? walk.walkId : begunId

  return {
    walkId,
    async begin(): Promise<{ walkId: string } | { message: string | null }> {
      if (walkId !== null) return { walkId }
      const { routeId } = walk as { routeId: string }
      const { data, error } = await start({ input: { routeId, idempotencyKey: keyFor(routeId) } })
      const verdict = data?.startWalk
      if (!verdict) return { message: errorWords(error) }
      if (!(verdict.__typename === 'Refused' && verdict.code === 'BUSY')) settled()
      if (verdict.__typename === 'Refused') return { message: verdict.message }
      setBegunId(verdict.walk.id)
      return { walkId: verdict.walk.id }
    },
  }
}
