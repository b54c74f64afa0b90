import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openSession, reserveButton, seePlacesLeft, seeReserved } from '../session-view.ts'
import type { Stage } from '../stage.ts'
import { publishWorkshop, reserveByApi } from '../workshop.ts'

const dialog = (page: Page) => page.getByRole('dialog', { name: '改人数' })
const press = (page: Page, name: string, times = 1) =>
  Array.from({ length: times }).reduce<Promise<void>>(
    (before) => before.then(() => dialog(page).getByRole('button', { name }).click()),
    Promise.resolve(),
  )

/** Somebody less, or more, without giving the places up. */
export function partyScenarios(stage: Stage): void {
  test('of three two can come, then four: the code stays, and others see the places come back and go', async () => {
    const workshop = await publishWorkshop(await stage.as('manager-1'), { capacity: 5 })
    const { page: elsewhere } = await stage.visit()
    await openSession(elsewhere, workshop)
    const { page } = await stage.visit({ person: stage.nextCitizen() })
    await openSession(page, workshop)
    for (let more = 0; more < 2; more++) await page.getByRole('button', { name: '增加一位' }).click()
    await reserveButton(page, 3).click()
    const code = await seeReserved(page)
    await seePlacesLeft(elsewhere, 2)
    await page.getByRole('link', { name: '查看与打印' }).click()

    await page.getByRole('button', { name: '改人数' }).click()
    await dialog(page).getByText('现在留了 3 位').waitFor()
    await press(page, '减少一位')
    await dialog(page).getByText('少来 1 位，空出的位子会让给别人').waitFor()
    await press(page, '改成 2 位')
    await page.getByText('改好了：现在是 2 位，预约码不变').waitFor()
    await page.getByText(code, { exact: true }).waitFor()
    await seePlacesLeft(elsewhere, 3)

    await page.getByRole('button', { name: '改人数' }).click()
    await press(page, '增加一位', 2)
    await dialog(page).getByText('一次最多 4 位').waitFor()
    await press(page, '改成 4 位')
    await page.getByText('改好了：现在是 4 位').waitFor()
    await seePlacesLeft(elsewhere, 1)
    await page.reload()
    await page.getByRole('definition').filter({ hasText: '4 位' }).waitFor()
    await page.getByText(code, { exact: true }).waitFor()
  })

  test('more than fit are refused in words, with what can be done; nothing is lost', async () => {
    const workshop = await publishWorkshop(await stage.as('manager-1'), { capacity: 4 })
    const { page } = await stage.visit({ person: stage.nextCitizen() })
    // What is live comes too late to this page.
    await page.route('**/graphql**', (route) =>
      route.request().headers()['accept']?.includes('event-stream') ? route.abort() : route.continue(),
    )
    await openSession(page, workshop)
    await reserveButton(page, 1).click()
    await seeReserved(page)
    await page.getByRole('link', { name: '查看与打印' }).click()
    await page.getByRole('button', { name: '改人数' }).click()
    await press(page, '增加一位', 3)
    expect(await reserveByApi(await stage.as(stage.nextCitizen()), workshop.slotId, 2)).toBeUndefined()
    await press(page, '改成 4 位')
    await dialog(page).getByText('只剩 1 个名额，最多可以改到 2 位，原来的 1 位还为您留着').waitFor()
    await dialog(page).getByRole('button', { name: '不止 4 位？看看坐得下的' }).click()
    await dialog(page).getByText('坐得下 5 位的', { exact: true }).waitFor()
    await press(page, '不改')
    await page.getByRole('definition').filter({ hasText: '1 位' }).waitFor()
  })

  test('a party that is larger than a session allows sees which seat it', async () => {
    const manager = await stage.as('manager-1')
    const small = await publishWorkshop(manager, { capacity: 12, maximumPartySize: 2 })
    const large = await publishWorkshop(manager, { capacity: 12, maximumPartySize: 6, inDays: 2 })
    const { page } = await stage.visit({ person: stage.nextCitizen() })
    await openSession(page, small)
    await page.getByRole('button', { name: '增加一位' }).click()
    await page.getByRole('button', { name: '不止 2 位？看看坐得下的' }).click()
    await page
      .getByRole('region', { name: '坐得下 3 位的' })
      .getByRole('button', { name: '增加一位' })
      .click()
    const found = page.getByRole('region', { name: '坐得下 4 位的' }).getByRole('link', { name: large.title })
    await found.click()
    await page.getByRole('heading', { level: 1, name: large.title }).waitFor()
    await reserveButton(page, 4).waitFor()
  })
}
