import { expect, test } from 'vitest'
import { chooseParty, openSession, reserveButton, seePlacesLeft, seeReserved } from '../session-view.ts'
import type { Stage } from '../stage.ts'
import { publishWorkshop, reserveByApi } from '../workshop.ts'

/** When somebody else was faster. */
export function fullScenarios(stage: Stage): void {
  test('a session that filled up while somebody looked at it refuses and offers others to tap', async () => {
    const workshop = await publishWorkshop(await stage.as('manager-1'), { capacity: 6 })
    const { page } = await stage.visit({ person: stage.nextCitizen() })
    // A browser whose live connection is cut goes on showing what it knew.
    await page.route('**/graphql', (route) => {
      const { accept } = route.request().headers()
      return accept === 'text/event-stream' ? route.abort() : route.continue()
    })
    await openSession(page, workshop)
    await seePlacesLeft(page, 6)
    for (const partySize of [4, 2]) {
      expect(
        await reserveByApi(await stage.as(stage.nextCitizen()), workshop.slotId, partySize),
      ).toBeUndefined()
    }

    await chooseParty(page, 2)
    await reserveButton(page, 2).click()
    await page.getByRole('alert').filter({ hasText: '满' }).waitFor()
    const others = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: '最近的同类场次' }) })
      .last()
    const wished = page.url()
    await others.getByRole('link').first().click()
    await page.waitForURL((url) => url.pathname.startsWith('/sessions/') && url.href !== wished)
    await reserveButton(page, 2).click()
    await seeReserved(page)
  })

  test('a full session says so and shows others without being asked', async () => {
    const workshop = await publishWorkshop(await stage.as('manager-1'), { capacity: 2 })
    const { page } = await stage.visit()
    await openSession(page, workshop)
    await seePlacesLeft(page, 2)
    expect(await reserveByApi(await stage.as(stage.nextCitizen()), workshop.slotId, 2)).toBeUndefined()
    await seePlacesLeft(page, 0)
    await page.getByRole('heading', { name: '最近的同类场次' }).waitFor()
    expect(await page.getByRole('button', { name: /^预约 \d+ 位$/ }).count()).toBe(0)
  })
}
