import { describe, expect, test } from 'vitest'
import { findOnList } from '../list-view.ts'
import { openSession } from '../session-view.ts'
import type { Stage } from '../stage.ts'
import { publishWorkshop } from '../workshop.ts'

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
})
const date = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'short', day: 'numeric' })

/** Whose days are shown, and what a browser remembers. */
export function rememberScenarios(stage: Stage): void {
  describe.each(['America/Los_Angeles', 'Pacific/Auckland'])('in a browser of %s', (timeZone) => {
    test('days and times are those of Shanghai', async () => {
      const workshop = await publishWorkshop(await stage.as('manager-1'), { capacity: 10, inDays: 2 })
      const { page } = await stage.visit({ timeZone })
      await page.goto('/')
      const card = await findOnList(page, workshop)
      expect(await card.textContent()).toContain(clock.format(workshop.startsAt))
      const day = page.locator('section').filter({ has: card }).getByRole('heading', { level: 2 })
      expect(await day.last().textContent()).toContain(date.format(workshop.startsAt))
      await openSession(page, workshop)
      const when = new RegExp(`${date.format(workshop.startsAt)}.*${clock.format(workshop.startsAt)}`)
      // The list below holds both words as well, in other places.
      await page.getByRole('paragraph').filter({ hasText: when }).waitFor()
    })
  })

  test('large type is remembered, also by the next page', async () => {
    const { page, context } = await stage.visit()
    await page.goto('/')
    const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize))
    const toggle = page.getByRole('button', { name: '大字' })
    await toggle.waitFor()
    const before = await size()
    await toggle.click()
    await expect.poll(size).toBeGreaterThan(before)
    await page.reload()
    await page.getByRole('button', { name: '大字', pressed: true }).waitFor()
    const next = await context.newPage()
    await next.goto('/about')
    await next.getByRole('button', { name: '大字', pressed: true }).waitFor()
  })

  test('the language is the browser’s until one is chosen, and the choice is remembered', async () => {
    const { page } = await stage.visit({ language: 'en-GB' })
    await page.goto('/about')
    await page.getByRole('heading', { level: 1, name: 'About Xingzhi' }).waitFor()
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByRole('heading', { level: 1, name: '关于行知' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
    await page.reload()
    await page.getByRole('heading', { level: 1, name: '关于行知' }).waitFor()
  })
}
