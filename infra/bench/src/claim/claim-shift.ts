import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { openDatabase } from '@xingzhi/runtime/database'
import { newId } from '@xingzhi/runtime/ids'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { createRpcClient } from '@xingzhi/runtime/rpc-client'
import type { EmptySystem } from '../frame/empty-system.ts'
import { createWalks } from '../frame/walks.ts'
import type { ClaimArm } from './arm.ts'
import { asGuide } from './guides.ts'
import type { Answer, Held } from './rush.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** The most that a station may be. */
const CAPACITY = 2_000

/** The most that a guide leads. */
const GROUP_MAX = 60

export interface ProductArm extends ClaimArm {
  /** A walk of the hour of the last shifts, with places for citizens once a guide has claimed it; its shift and slot have this id. */
  openWalk(): Promise<string>
}

/** Guide's RPC as the gateway calls it: a token of each guide's, a key of each wish's own; booking holds the time meanwhile. */
export async function claimShiftArm(system: EmptySystem, started: AsyncDisposableStack): Promise<ProductArm> {
  const client = createRpcClient(GuideService, system.services.guide, { deadlineMs: 120_000 })
  const database = openDatabase({
    url: must(system.databases['guide']),
    connectionsMax: 1,
    name: 'bench',
  })
  started.defer(() => database.close())
  const walks = createWalks(system)
  const stations = [await walks.putStation(hall), await walks.putStation(hall)]
  const routeId = await walks.putRoute(stations)
  let startsAt = new Date(Math.ceil(Date.now() / DAY_MS) * DAY_MS + 2 * HOUR_MS)
  return {
    name: 'claimShift',
    openWalk: () => walks.schedule({ routeId, startsAt, guidesWanted: 1, groupSize: GROUP_MAX }),
    async openShifts(wanted) {
      startsAt = new Date(startsAt.getTime() + DAY_MS)
      const ids: string[] = []
      for (const guidesWanted of wanted)
        ids.push(await walks.schedule({ routeId, startsAt, guidesWanted, groupSize: 1 }))
      await system.settle()
      return ids
    },
    async claim(personId, shiftId): Promise<Answer> {
      try {
        await client.claimShift({ shiftId, idempotencyKey: newId() }, system.as(asGuide(personId)))
        return 'OK'
      } catch (error) {
        return (RefusalCode[must(refusalOf(error), String(error)).code] ?? '') as Answer
      }
    },
    claims: async () =>
      database.sql<Held[]>`
        select person_id as "personId", shift_id as "shiftId" from claims where status <> 'RELEASED'`,
  }
}

const hall = { capacity: CAPACITY, openingHours: '24/7' }
