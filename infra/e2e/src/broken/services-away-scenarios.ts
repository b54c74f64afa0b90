import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { type Api, newKey } from '../api.ts'
import { openSession, reserveButton, seePlacesLeft, seeReserved } from '../session-view.ts'
import { publishWorkshop, reserveByApi, type Workshop } from '../workshop.ts'
import { type BreakableStage, untilReady, whileAway } from './cluster-stage.ts'
import { findViolations } from './recount.ts'
import { warmUp } from './warm-up.ts'

const SCENARIO_WITHIN_MS = 150_000
/** A service that just went is waited for, before the last known is shown. */
const PATIENCE_MS = 30_000

/** Booking, then venue is kept away, and comes back. */
export function servicesAwayScenarios({ stage, system }: BreakableStage): void {
  test(
    'without booking the map and the list show what was known; reserving is refused in words, and works again by itself',
    async () => {
      const workshop = await publishWorkshop(await stage.as('manager-1'), { capacity: 10, inDays: 8 })
      const { page } = await stage.visit({ person: stage.nextCitizen() })
      await openSession(page, workshop)
      await warmUp(system().url)
      await whileAway(system(), 'booking', async () => {
        await reserveButton(page, 1).click()
        await page.getByText('服务暂时连接不上').first().waitFor({ timeout: PATIENCE_MS })
        await seeMapAndList((await stage.visit()).page)
      })
      await untilReady(system())
      await reserveButton(page, 1).click()
      await seeReserved(page)
      await seePlacesLeft(page, 9)
    },
    SCENARIO_WITHIN_MS,
  )

  test(
    'without venue the map and the list show what was known, and reserving goes on',
    async () => {
      const manager = await stage.as('manager-1')
      const workshop = await publishWorkshop(manager, { capacity: 10, inDays: 8 })
      await warmUp(system().url)
      await whileAway(system(), 'venue', async () => {
        await seeMapAndList((await stage.visit()).page)
        const citizen = await stage.as(stage.nextCitizen())
        expect(await reserveByApi(citizen, workshop.slotId, 1)).toBeUndefined()
        await expect(changeCapacity(manager, workshop)).rejects.toThrow('UNAVAILABLE')
      })
      await untilReady(system())
      await changeCapacity(manager, workshop)
      expect(await findViolations(system().facts().databases)).toEqual([])
    },
    SCENARIO_WITHIN_MS,
  )
}

/** A page that is opened cold: the list has sessions, and the map has sites. */
async function seeMapAndList(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('listitem').first().waitFor({ timeout: PATIENCE_MS })
  await page
    .getByRole('region', { name: '地图' })
    .getByRole('button', { name: /还有|共有|已满/ })
    .first()
    .waitFor()
}

async function changeCapacity(manager: Api, { sessionId }: Workshop): Promise<void> {
  const input = { sessionId, capacity: 6, idempotencyKey: newKey() }
  const { changeSession } = await manager.query<{ changeSession: { __typename: string } }>(
    'mutation ($input: ChangeSessionInput!) { changeSession(input: $input) { __typename } }',
    { input },
  )
  expect(changeSession.__typename).toBe('ChangeSessionSuccess')
}
