import type { Locator, Page } from 'playwright-core'
import { shanghaiDay, today } from './shanghai-day.ts'
import type { Workshop } from './workshop.ts'

/** Narrows the list to the workshop's day and craft and shows more until it is there. */
export async function findOnList(
  page: Page,
  workshop: Pick<Workshop, 'title' | 'startsAt'>,
): Promise<Locator> {
  await page.getByLabel('哪一天').selectOption(dayChoice(workshop.startsAt))
  await page.getByRole('button', { name: '纸艺', exact: true }).click()
  const card = page.getByRole('link', { name: new RegExp(workshop.title) })
  const more = page.getByRole('button', { name: '更多场次' })
  await card.or(more).first().waitFor()
  while (!(await card.isVisible())) {
    const shown = await page.getByRole('listitem').count()
    await more.click()
    await page.getByRole('listitem').nth(shown).waitFor()
  }
  return card
}

/** The value of the list’s day filter for a moment. */
export function dayChoice(startsAt: Date): string {
  const day = shanghaiDay(startsAt)
  if (day === today(0)) return 'today'
  return day === today(1) ? 'tomorrow' : day
}
