import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Api } from '../api.ts'
import { openSession, reserveButton, seePlacesLeft, seeReserved } from '../session-view.ts'
import { today } from '../shanghai-day.ts'
import type { Stage } from '../stage.ts'
import { publishWorkshop } from '../workshop.ts'

/** Two tabs of one browser, and a sign-in that does not last. */
export function signedInScenarios(stage: Stage): void {
  test('a page whose person was replaced in another tab says so, and shows the other one', async () => {
    const workshop = await publishWorkshop(await stage.as('manager-1'), { capacity: 8 })
    const { page, context } = await stage.visit({ person: stage.nextCitizen() })
    await openSession(page, workshop)
    await seePlacesLeft(page, 8)
    const elsewhere = await context.newPage()
    await chooseDemoPerson(elsewhere, '市民 3')
    const name = await nameOn(elsewhere)
    await page
      .getByRole('alert')
      .filter({ hasText: `登录了 ${name}` })
      .waitFor()
    expect(await nameOn(page)).toBe(name)
    await elsewhere.goto('/reservations')
    await elsewhere.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('alert').filter({ hasText: '退出了登录' }).waitFor()
    await page.getByRole('banner').getByRole('link', { name: '登录' }).waitFor()
  })

  test('what is pressed on a page that has not heard of it is not done as the other person', async () => {
    const workshop = await publishWorkshop(await stage.as('manager-1'), { capacity: 8 })
    const first = stage.nextCitizen()
    const { page, context } = await stage.visit({ person: first })
    // As in a browser without channels between tabs; and what is live tells nothing either.
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'BroadcastChannel'))
    await openSession(page, workshop)
    await seePlacesLeft(page, 8)
    const second = stage.nextCitizen()
    await context.request.post('/demo/sign-in', { form: { person: second }, maxRedirects: 0 })
    await reserveButton(page, 1).click()
    await page.getByRole('alert').filter({ hasText: '在另一个标签页登录了' }).waitFor()
    for (const person of [first, second]) expect(await reservationsOf(await stage.as(person))).toBe(0)
    await seePlacesLeft(page, 8)
    await reserveButton(page, 1).click()
    await seeReserved(page)
    expect(await reservationsOf(await stage.as(second))).toBe(1)
  })

  test('a form whose sign-in ran out leads to signing in and back, and keeps what was entered, for nobody else', async () => {
    const manager = await stage.as('manager-1')
    const { title } = await publishWorkshop(manager, { capacity: 8, inDays: 3 })
    const { page, context } = await stage.visit({ person: 'manager-1' })
    await page.goto('/manage')
    await page.getByRole('main').getByRole('link').first().click()
    await page.getByRole('link', { name: '发布场次' }).click()
    await page.getByLabel('体验项目').selectOption({ label: title })
    await page.getByLabel('日期', { exact: true }).fill(today(9))
    await page.getByLabel(/^开始时间/).fill('10:00')
    const capacity = page.getByLabel('名额', { exact: true })
    await capacity.fill('3')
    await context.clearCookies()
    await page.getByRole('button', { name: '发布这一场' }).click()
    await page.getByRole('alert').getByRole('link', { name: '去登录' }).click()
    await page.getByRole('button', { name: '基地管理员 1', exact: true }).click()
    await capacity.waitFor()
    expect([await capacity.inputValue(), await page.getByLabel(/^开始时间/).inputValue()]).toEqual([
      ...['3', '10:00'],
    ])
    const { href } = new URL(page.url())
    await chooseDemoPerson(page, '区运营人员 1')
    await page.goto(href)
    await capacity.waitFor()
    expect(await capacity.inputValue()).toBe('')
  })
}

async function chooseDemoPerson(page: Page, button: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('banner').getByRole('link', { name: /消息/ }).waitFor()
}

async function nameOn(page: Page): Promise<string> {
  const link = page.getByRole('banner').locator('a[href="/reservations"]')
  return (await link.textContent())?.trim() ?? ''
}

async function reservationsOf(person: Api): Promise<number> {
  const { viewer } = await person.query<{ viewer: { reservations: { edges: unknown[] } } }>(
    '{ viewer { reservations { edges { node { id } } } } }',
  )
  return viewer.reservations.edges.length
}
