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
import { publishWorkshop } from '../workshop.ts'

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
