import { expect, test } from 'vitest'
import { chooseByKeyboard, focusedText, pressByKeyboard } from '../keyboard.ts'
import { dayChoice } from '../list-view.ts'
import { reserveButton, seeReserved } from '../session-view.ts'
import type { Stage } from '../stage.ts'
import { publishWorkshop } from '../workshop.ts'

/** The main job without a pointer. */
export function keyboardScenarios(stage: Stage): void {
  test('signs in, finds, reserves and cancels by keyboard only', async () => {
    const workshop = await publishWorkshop(await stage.as('manager-1'), { capacity: 10 })
    const { page } = await stage.visit()
    await page.goto('/')
    await pressByKeyboard(page, page.getByRole('link', { name: '登录' }))
    await pressByKeyboard(page, page.getByRole('button', { name: '市民 5' }))

    await chooseByKeyboard(page, page.getByLabel('哪一天'), dayChoice(workshop.startsAt))
    await pressByKeyboard(page, page.getByRole('button', { name: '纸艺', exact: true }))
    const card = page.getByRole('link', { name: new RegExp(workshop.title) })
    const more = page.getByRole('button', { name: '更多场次' })
    await card.or(more).first().waitFor()
    while (!(await card.isVisible())) {
      const shown = await page.getByRole('listitem').count()
      await pressByKeyboard(page, more)
      await page.getByRole('listitem').nth(shown).waitFor()
    }
    await pressByKeyboard(page, card)

    await page.getByRole('heading', { level: 1, name: workshop.title }).waitFor()
    expect(await focusedText(page)).toBe(workshop.title)
    await pressByKeyboard(page, page.getByRole('button', { name: '增加一位' }))
    await pressByKeyboard(page, reserveButton(page, 2))
    await seeReserved(page)
    expect(await focusedText(page)).toBe('预约好了')

    await pressByKeyboard(page, page.getByRole('link', { name: '查看与打印' }))
    await page.getByRole('heading', { level: 1, name: '预约确认单' }).waitFor()
    await pressByKeyboard(page, page.getByRole('button', { name: '取消预约' }))
    await pressByKeyboard(page, page.getByRole('dialog').getByRole('button', { name: '取消预约' }))
    await page.getByText('预约已取消').waitFor()
  })

  test('the first Tab offers to skip to the content', async () => {
    const { page } = await stage.visit()
    await page.goto('/about')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Tab')
    expect(await focusedText(page)).toBe('跳到正文')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')
  })
}
