import { useState } from 'react'
import { StartWalkForCheckInDocument } from '../api/gen/documents.ts'
import { locate } from '../device/locate.ts'
import { useWrite } from '../writing/use-write.ts'
import { type CheckInStation, type Judgement, judgePlace } from './check-in.ts'
import type { KeptCheckIn, NewCheckIn } from './kept-check-ins.ts'
import { useKeptCheckIns } from './use-kept-check-ins.ts'

/** A walker stands still and waits: as sharp as the device can tell. */
const SHARP = { enableHighAccuracy: true, timeout: 15_000, maximumAge: 5_000 }

/** The walk that is stamped, or the route of which one begins with its first stamp. */
export type CheckInWalk = { walkId: string } | { routeId: string }

export type CheckInTrouble = Exclude<Judgement, { verdict: 'within' }> | { verdict: 'denied' | 'unlocated' }

/** What somebody does at a station: proves to be there by place or by code; sent once there is a network. */
export function useCheckIn(station: CheckInStation, walk: CheckInWalk) {
  const { kept, keep, forget, ...sending } = useKeptCheckIns()
  const begun = useBegunWalk(walk)
  const [isLooking, setIsLooking] = useState(false)
  const [trouble, setTrouble] = useState<CheckInTrouble | null>(null)
  const here = kept.find((one) => one.stationId === station.id && one.walkId === begun.walkId)

  async function prove(proof: NewCheckIn['proof']) {
    setTrouble(null)
    const walkId = await begun.begin()
    if (walkId !== null) keep({ walkId, stationId: station.id, proof })
  }

  return {
    ...sending,
    isLooking,
    trouble,
    /** Of beginning the walk. */
    beginning: begun.state,
    /** Kept for this station: it waits, or it was refused. */
    kept: here as KeptCheckIn | undefined,
    /** Asks where the device is, only because somebody pressed. */
    async byPlace() {
      if (isLooking) return
      setTrouble(null)
      begun.reset()
      setIsLooking(true)
      const located = await locate(SHARP)
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
  const { state, write, reset } = useWrite(StartWalkForCheckInDocument)
  const [begunId, setBegunId] = useState<string | null>(null)
  const walkId = 'walkId' in walk ? walk.walkId : begunId

  return {
    ...{ walkId, state, reset },
    /** Answers the walk, or null; `state` then says why. */
    async begin(): Promise<string | null> {
      if (walkId !== null) return walkId
      const success = await write({ routeId: (walk as { routeId: string }).routeId })
      if (success) setBegunId(success.walk.id)
      return success?.walk.id ?? null
    },
  }
}
