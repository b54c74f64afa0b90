import { expect, test } from 'vitest'
import { newKey } from '../api.ts'
import { findOnList } from '../list-view.ts'
import { cancelSession, createActivity, publishSession } from '../manage-view.ts'
import { mutate } from '../mutate.ts'
import { chooseParty, reserveButton, seeReserved } from '../session-view.ts'
import type { Stage } from '../stage.ts'
import { publishWorkshop, startOf } from '../workshop.ts'

/** A base manager's day, and what it means for those who reserved. */
export function manageScenarios(stage: Stage): void {
  test('a manager publishes a session, a citizen finds and reserves it, the manager cancels, the citizen is told', async () => {
    const title = `管理员场次${Date.now().toString(36)}`
    const { page: office } = await stage.visit({ person: 'manager-1' })
    await createActivity(office, title)
    await publishSession(office, title, 12)
    const sessionId = decodeURIComponent(new URL(office.url()).pathname.split('/').at(-1) ?? '')
    await office.getByText('还没有人预约').first().waitFor()

    const { page } = await stage.visit({ person: stage.nextCitizen() })
    await page.goto('/')
    const startsAt = await startOf(await stage.as('manager-1'), sessionId)
    await (await findOnList(page, { title, startsAt })).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await chooseParty(page, 2)
    await reserveButton(page, 2).click()
    const code = await seeReserved(page)
    await office.getByText(code).waitFor()

    await cancelSession(office, 2, '老师临时生病')
    await page.getByText(/这一场取消了.*老师临时生病/).waitFor()
    await page.getByRole('link', { name: /^消息/ }).click()
    const notice = page.getByRole('article').filter({ hasText: title })
    await notice.getByText('老师临时生病').waitFor()
    expect(await notice.textContent()).toContain('取消')
    await page.goto('/reservations')
    const ticket = page.getByRole('listitem').filter({ hasText: title })
    await ticket.getByText('场次取消').waitFor()
  })

  test('what was entered outlives an expired sign-in, and says so when somebody else changes the session meanwhile', async () => {
    const manager = await stage.as('manager-1')
    const { sessionId } = await publishWorkshop(manager, { capacity: 8, inDays: 3 })
    const { page: office, context } = await stage.visit({ person: 'manager-1' })
    await office.goto(`/manage/sessions/${encodeURIComponent(sessionId)}`)
    const helpers = office.getByLabel('志愿帮手', { exact: true })
    await helpers.fill('2')
    await context.clearCookies()
    await office.getByRole('button', { name: '更改', exact: true }).click()
    await office.getByRole('dialog').getByRole('button', { name: '确认更改' }).click()
    await office.getByRole('alert').getByRole('link', { name: '去登录' }).click()
    await office.getByRole('button', { name: '基地管理员 1' }).click()
    await helpers.waitFor()
    expect(await helpers.inputValue()).toBe('2')

    const changes = { sessionId, capacity: 7, idempotencyKey: newKey() }
    await mutate(manager, 'changeSession', changes, 'session { id }')
    await office.getByText(/填写的时候.*被改动了/).waitFor()
    await office.getByRole('button', { name: '看现在的' }).click()
    expect(await office.getByLabel('名额', { exact: true }).inputValue()).toBe('7')
    expect(await helpers.inputValue()).toBe('0')
  })
}
