import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openSession, reserveButton, seeReserved } from '../session-view.ts'
import type { Stage } from '../stage.ts'
import { publishWorkshop } from '../workshop.ts'

/** A sign-in that ran out while something was open over the page. */
export function signInRanOutScenarios(stage: Stage): void {
  test('a dialog whose sign-in ran out is open again for who comes back, with what was entered', async () => {
    const workshop = await publishWorkshop(await stage.as('manager-1'), { capacity: 8, inDays: 3 })
    const { page, context } = await stage.visit({ person: 'manager-1' })
    await page.goto(`/manage/sessions/${workshop.sessionId}`)
    await page.getByRole('button', { name: '取消这一场' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('原因').fill('老师病了')
    await context.clearCookies()
    await dialog.getByRole('button', { name: /^取消/ }).click()
    await signInAgain(page, '基地管理员 1')
    expect(await dialog.getByLabel('原因').inputValue()).toBe('老师病了')
    await dialog.getByRole('button', { name: '不取消' }).click()
    await page.reload()
    await page.getByRole('button', { name: '取消这一场' }).waitFor()
    expect(await dialog.count()).toBe(0)
  })

  test('how many are to come is still there as well', async () => {
    const workshop = await publishWorkshop(await stage.as('manager-1'), { capacity: 8, inDays: 3 })
    const { page, context } = await stage.visit({ person: 'citizen-3' })
    await openSession(page, workshop)
    await reserveButton(page, 1).click()
    await seeReserved(page)
    await page.getByRole('link', { name: '查看与打印' }).click()
    await page.getByRole('button', { name: '改人数' }).click()
    const dialog = page.getByRole('dialog')
    for (let more = 0; more < 2; more++) await dialog.getByRole('button', { name: '增加一位' }).click()
    await context.clearCookies()
    await dialog.getByRole('button', { name: '改成 3 位' }).click()
    await signInAgain(page, '市民 3')
    await dialog.getByRole('button', { name: '改成 3 位' }).click()
    await page.getByText('改好了：现在是 3 位').waitFor()
  })
}

async function signInAgain(page: Page, button: string): Promise<void> {
  await page.getByRole('dialog').getByRole('alert').getByRole('link', { name: '去登录' }).click()
  await page.getByRole('button', { name: button, exact: true }).click()
}
