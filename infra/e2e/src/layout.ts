import type { Page } from 'playwright-core'

/** By how many pixels the page can be scrolled sideways; 0 is right. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => {
    const root = document.documentElement
    return Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth
  })
}

/**
 * Visible targets smaller than `leastPx` in either direction, as `name 30×20`. Links within a line of text are let be,
 * and so is what a larger label or parent control presses for.
 */
export async function smallTargets(page: Page, leastPx: number): Promise<string[]> {
  return page.evaluate((least) => {
    const inText = (element: Element) =>
      element.tagName === 'A' &&
      getComputedStyle(element).display === 'inline' &&
      element.closest('p, li, dd, td, span') !== null
    const seen = (element: Element) => {
      const box = element.getBoundingClientRect()
      const inside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
      return (
        inside &&
        box.width > 1 &&
        box.height > 1 &&
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      )
    }
    const pressArea = (element: Element) =>
      element.matches('input[type=radio], input[type=checkbox]')
        ? (element.closest('label') ?? element)
        : element
    return [
      ...document.querySelectorAll('a[href], button, select, input, textarea, [role=button], [tabindex="0"]'),
    ]
      .filter((element) => !element.closest('[inert]') && seen(element) && !inText(element))
      .map((element) => ({ element, box: pressArea(element).getBoundingClientRect() }))
      .filter(({ box }) => Math.round(box.width) < least || Math.round(box.height) < least)
      .map(({ element, box }) => {
        const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? element.tagName
        return `${element.tagName.toLowerCase()} “${name.slice(0, 40)}” ${Math.round(box.width)}×${Math.round(box.height)}`
      })
  }, leastPx)
}
