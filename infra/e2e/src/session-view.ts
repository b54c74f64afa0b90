import type { Locator, Page } from 'playwright-core'
import type { Workshop } from './workshop.ts'

// What a person does with one session, found by role and name as a person would. In Chinese, the default language.

export async function openSession(page: Page, workshop: Workshop): Promise<void> {
  await page.goto(sessionPath(workshop))
  await page.getByRole('heading', { level: 1, name: workshop.title }).waitFor()
}

export function sessionPath({ sessionId }: Workshop): string {
  return `/sessions/${encodeURIComponent(sessionId)}`
}

/** Waits until the page says that so many places are left. */
export async function seePlacesLeft(page: Page, places: number): Promise<void> {
  const words = places === 0 ? '已满' : places <= 3 ? `只剩 ${places} 位` : `还有 ${places} 位`
  await page.getByRole('status').filter({ hasText: words }).waitFor()
}

export async function chooseParty(page: Page, partySize: number): Promise<void> {
  for (let size = 1; size < partySize; size++) await page.getByRole('button', { name: '增加一位' }).click()
}

export function reserveButton(page: Page, partySize: number): Locator {
  return page.getByRole('button', { name: `预约 ${partySize} 位` })
}

/** The code of the reservation that was just made. */
export async function seeReserved(page: Page): Promise<string> {
  await page.getByRole('heading', { name: '预约好了' }).waitFor()
  const code = page
    .getByRole('main')
    .getByRole('strong')
    .filter({ hasText: /^[A-Z2-9-]{5,}$/ })
  return (await code.textContent()) ?? ''
}
