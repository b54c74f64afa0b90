import type { Page } from 'playwright-core'
import { today } from './shanghai-day.ts'

// What a base manager does on the pages under /manage, found by role and name.

/** Creates an activity at the first site that the manager sees, and follows the way on to publishing it. */
export async function createActivity(page: Page, title: string): Promise<void> {
  await page.goto('/manage')
  await page.getByRole('main').getByRole('link').first().click()
  await page.getByRole('link', { name: '新建体验项目' }).click()
  await page.getByLabel('名称', { exact: true }).fill(title)
  await page.getByLabel('介绍', { exact: true }).fill('用来试一试的体验项目。')
  await page.getByLabel('手艺').selectOption('PAPER')
  await page.getByLabel('时长（分钟）').fill('45')
  await page.getByLabel('一次最多约几位').fill('4')
  await page.getByRole('button', { name: '建好这个项目' }).click()
  await page.getByRole('link', { name: '发布场次' }).click()
}

/** Publishes a session of the activity in the first room, at 10:00 or at the first start that is offered instead. */
export async function publishSession(page: Page, title: string, capacity: number): Promise<void> {
  await page.getByLabel('体验项目').selectOption({ label: title })
  await page.getByLabel('日期', { exact: true }).fill(today(2))
  await page.getByLabel(/^开始时间/).fill('10:00')
  await page.getByLabel('场地').selectOption({ index: 1 })
  await page.getByLabel('名额', { exact: true }).fill(String(capacity))
  const publish = page.getByRole('button', { name: '发布这一场' })
  const published = page.getByText(/^发布了/)
  const offered = page.getByRole('alert').getByRole('button')
  await publish.click()
  await published.or(offered.first()).first().waitFor()
  if (await offered.first().isVisible()) {
    await offered.first().click()
    await publish.click()
  }
  await published.waitFor()
  await page.getByRole('link', { name: '看这一场' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** Cancels the session on the page, after it said whom that touches. */
export async function cancelSession(page: Page, people: number, reason: string): Promise<void> {
  await page.getByRole('button', { name: '取消这一场' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(new RegExp(`共 ${people} 位`)).waitFor()
  await dialog.getByLabel('原因').fill(reason)
  await dialog.getByRole('button', { name: new RegExp(`通知 ${people} 位`) }).click()
  await page.getByText(new RegExp(`已取消.*${reason}`)).waitFor()
}
