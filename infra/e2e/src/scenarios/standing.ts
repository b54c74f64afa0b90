import { eventually } from '@xingzhi/runtime/testing/eventually'
import { expect, test } from 'vitest'
import { newKey } from '../api.ts'
import { type Asking, mutate, refusalOf } from '../mutate.ts'
import type { Stage } from '../stage.ts'
import { putShortRoute } from '../walk/short-route.ts'
import {
  admitGuide,
  claimFromBoard,
  idIn,
  reserveDeparture,
  scheduleDeparture,
  seeDeparture,
} from '../walk/steps.ts'

const IN_HALF_AN_HOUR_MS = 30 * 60_000
/** The standing of guides is asked every quarter of a minute. */
const DOUBTED_WITHIN_MS = 40_000
const TIMEOUT_MS = 120_000

/** What becomes of a walk whose guide is suspended, over the public API. */
export function standingScenarios(stage: Stage): void {
  test(
    'a guide who is suspended reads no party from then on, is put before an operator, and is replaced',
    async () => {
      const [operator, guide, other, citizen] = [
        await stage.as('operator-1'),
        await stage.as('guide-41'),
        await stage.as('guide-42'),
        await stage.as(stage.nextCitizen()),
      ]
      const guideId = await admitGuide(operator, guide)
      const otherId = await admitGuide(operator, other)
      const route = await putShortRoute(stage.routeAccess())
      const startsAt = new Date(Date.now() + IN_HALF_AN_HOUR_MS)
      const wish = { routeId: route.routeId, guidesWanted: 1, groupSize: 5, startsAt }
      const departureId = await scheduleDeparture(operator, wish)
      await claimFromBoard(guide, departureId)
      await seeDeparture(operator, departureId, { slot: { capacity: 5 } })
      await reserveDeparture(citizen, departureId, 2)
      const slotId = idIn('Slot', departureId)
      expect(await partiesOf(guide, slotId)).toHaveLength(1)

      const suspended = { guideId, status: 'SUSPENDED', reason: '多次缺席', idempotencyKey: newKey() }
      await mutate(operator, 'setGuideStatus', suspended, 'guide { status }')
      await eventually(async () => expect(await partiesOf(guide, slotId)).toBeNull())
      const marked = { slotId, code: 'ABCD-EFGH', peoplePresent: 1, idempotencyKey: newKey() }
      expect((await refusalOf(guide, 'checkInReservation', marked)).code).toBe('FORBIDDEN')

      const claimId = await eventually(
        async () => {
          const doubted = (await worklist(operator)).find(
            ({ shift }) => shift.id === idIn('Shift', departureId),
          )
          expect(doubted).toMatchObject({ doubt: 'SUSPENDED', guide: { id: guideId } })
          return doubted?.id ?? ''
        },
        { everyMs: 500, withinMs: DOUBTED_WITHIN_MS },
      )
      const by = { claimId, guideId: otherId, reason: '换人', idempotencyKey: newKey() }
      await mutate(operator, 'replaceClaim', by, 'shift { claimed doubtful }')
      await eventually(async () => expect(await partiesOf(other, slotId)).toHaveLength(1))
      await seeDeparture(operator, departureId, { guidesConfirmed: 1, slot: { capacity: 5, remaining: 3 } })
      expect((await worklist(operator)).map(({ id }) => id)).not.toContain(claimId)
    },
    TIMEOUT_MS,
  )
}

async function partiesOf(api: Asking, slotId: string): Promise<object[] | null> {
  const document = `query ($id: ID!) { node(id: $id) { ... on Slot {
    reservations(first: 10) { edges { node { displayName reservation { code } } } } } } }`
  const { node } = await api.query<{ node: { reservations: { edges: object[] } | null } }>(document, {
    id: slotId,
  })
  return node.reservations?.edges ?? null
}

interface Doubted {
  id: string
  doubt: string
  guide: { id: string }
  shift: { id: string }
}

async function worklist(operator: Asking): Promise<Doubted[]> {
  const document = '{ claimsInDoubt(first: 50) { edges { node { id doubt guide { id } shift { id } } } } }'
  const { claimsInDoubt } = await operator.query<{ claimsInDoubt: { edges: { node: Doubted }[] } }>(document)
  return claimsInDoubt.edges.map(({ node }) => node)
}
