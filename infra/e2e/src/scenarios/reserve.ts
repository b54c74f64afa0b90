import { expect, test } from 'vitest'
import { findOnList } from '../list-view.ts'
import {
  chooseParty,
  openSession,
  reserveButton,
  seePlacesLeft,
  seeReserved,
  sessionPath,
} from '../session-view.ts'
import type { Stage } from '../stage.ts'
import { moveWorkshop, publishWorkshop, timeOf } from '../workshop.ts'

/** The main job. */
export function reserveScenarios(stage: Stage): void {
  test('a citizen finds a session, reserves and cancels; another browser sees the places go and come back', async () => {
    const workshop = await publishWorkshop(await stage.as('manager-1'), { capacity: 10 })
    const { page: elsewhere } = await stage.visit()
    await openSession(elsewhere, workshop)
    await seePlacesLeft(elsewhere, 10)
    await elsewhere.evaluate(() => Object.assign(globalThis, { sameDocument: true }))

    const { page } = await stage.visit({ person: stage.nextCitizen() })
    await page.goto('/')
    await (await findOnList(page, workshop)).click()
    await page.getByRole('heading', { level: 1, name: workshop.title }).waitFor()
    await chooseParty(page, 2)
    await reserveButton(page, 2).click()
    const code = await seeReserved(page)
    await seePlacesLeft(elsewhere, 8)

    await page.getByRole('link', { name: '查看与打印' }).click()
    await page.getByRole('heading', { level: 1, name: '预约确认单' }).waitFor()
    await page.getByText(code, { exact: true }).waitFor()
    await page.getByRole('button', { name: '取消预约' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '取消预约' }).click()
    await page.getByText('预约已取消').waitFor()
    await seePlacesLeft(elsewhere, 10)
    expect(await elsewhere.evaluate(() => 'sameDocument' in globalThis)).toBe(true)
  })

  test('a session that moved while it was looked at is reserved at the new time by who agrees to it, not before', async () => {
    const manager = await stage.as('manager-1')
    const workshop = await publishWorkshop(manager, { capacity: 8, inDays: 4 })
    const { page } = await stage.visit({ person: stage.nextCitizen() })
    // What is live comes too late to this page.
    await page.route('**/graphql**', (route) =>
      route.request().headers()['accept']?.includes('event-stream') ? route.abort() : route.continue(),
    )
    await openSession(page, workshop)
    const newStart = await moveWorkshop(manager, workshop)
    await reserveButton(page, 1).click()
    await page.getByRole('alert').filter({ hasText: '时间改了' }).waitFor()
    await page.getByText(`${timeOf(newStart)}–`).waitFor()
    await seePlacesLeft(page, 8)
    await reserveButton(page, 1).click()
    await seeReserved(page)
    await page
      .getByRole('definition')
      .filter({ hasText: `${timeOf(newStart)}–` })
      .waitFor()
  })

  test('pressing 预约 while signed out comes back, after signing in, to the same session and party', async () => {
    const workshop = await publishWorkshop(await stage.as('manager-1'), { capacity: 8 })
    const { page } = await stage.visit()
    await openSession(page, workshop)
    await chooseParty(page, 3)
    await reserveButton(page, 3).click()
    await page.getByRole('heading', { level: 1, name: '登录' }).waitFor()
    await page.getByRole('button', { name: '市民 6' }).click()
    await page.getByRole('heading', { level: 1, name: workshop.title }).waitFor()
    expect(new URL(page.url()).pathname).toBe(sessionPath(workshop))
    await reserveButton(page, 3).click()
    await seeReserved(page)
    await seePlacesLeft(page, 5)
  })
}
