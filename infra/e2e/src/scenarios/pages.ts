import { mkdir } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { axeFindings } from '../axe.ts'
import { foreignTexts } from '../foreign-texts.ts'
import { sidewaysScroll, smallTargets } from '../layout.ts'
import { desktop, phone, type Stage, type Visitor } from '../stage.ts'
import { everyPage, type Stop, settled } from '../tour.ts'
import { walkPages } from '../walk-tour.ts'

const leastTargetPx = 44
const narrow = { width: 320, height: 640 }
const tourTimeoutMs = 600_000

/**
 * Every page, looked at as somebody would who sees little, hears it read, touches coarsely or reads on a small screen. With
 * `PICTURES=on` a picture of each is kept in `artefacts/pictures` for people to look at.
 */
export function pageScenarios(stage: Stage): void {
  const folder = `${stage.config.artefactsFolder}pictures`
  let stops: Stop[] = []
  beforeAll(async () => {
    await mkdir(folder, { recursive: true })
    stops = [...(await everyPage(stage)), ...(await walkPages(stage))]
  })

  /** Visits pages and says what is wrong, each line with the language and the page's name. */
  async function tour(part: readonly Stop[]): Promise<string[]> {
    const found: string[] = []
    const visitors = new Map<string | undefined, Visitor>()
    for (const { name, path, person } of part) {
      const visitor =
        visitors.get(person) ?? (await stage.visit({ viewport: phone, ...(person && { person }) }))
      visitors.set(person, visitor)
      const { page } = visitor
      // Loaded in the language that the page before was left in, and turned to the other: loading is most of the time.
      const status = (await page.goto(path))?.status()
      if (status !== (name === 'not-found' ? 404 : 200)) found.push(`${name} is answered with ${status}`)
      await settled(page)
      found.push(...(await lookAt(page, name)))
      await turnLanguage(page)
      found.push(...(await lookAt(page, name)))
    }
    return found
  }

  async function lookAt(page: Page, name: string): Promise<string[]> {
    const language = await languageOf(page)
    const takePicture = async (width: string) => {
      if (!stage.config.pictures) return
      await page.screenshot({ path: `${folder}/${name}-${width}-${language.slice(0, 2)}.png` })
    }
    await takePicture('phone')
    const small = [
      ...(await axeFindings(page)),
      ...(await smallTargets(page, leastTargetPx)),
      ...(await foreignTexts(page)),
    ]
    await page.setViewportSize(narrow)
    const pixels = await sidewaysScroll(page)
    if (pixels > 0) small.push(`${pixels} px too wide`)
    const found = small.map((line) => `phone: ${line}`)
    // On the large screen a page differs from the phone's by its layout, and that not by language.
    if (language === 'zh-CN') {
      await page.setViewportSize(desktop)
      await settled(page)
      await takePicture('desktop')
      found.push(...(await axeFindings(page)).map((line) => `desktop: ${line}`))
    }
    await page.setViewportSize(phone)
    return found.map((line) => `${language} ${name}: ${line}`)
  }

  test(
    `axe finds nothing on any page, at 390×844 in both languages and at 1440×900; on the phone what is pressed is at least ${leastTargetPx} px, nothing is in another language than it says, and at 320 px nothing scrolls sideways`,
    async () => {
      // Side by side: a page that is waited for leaves a core idle.
      const parts = [0, 1].map((part) => stops.filter((_stop, at) => at % 2 === part))
      const findings = await Promise.all(parts.map(tour))
      expect(findings.flat()).toEqual([])
    },
    tourTimeoutMs,
  )
}

const languageOf = (page: Page) => page.evaluate(() => document.documentElement.lang)

/** From Chinese to English, or back. */
async function turnLanguage(page: Page): Promise<void> {
  const before = await languageOf(page)
  await page.getByRole('banner').locator('button[lang]').click()
  await page.waitForFunction((was) => document.documentElement.lang !== was, before)
  await settled(page)
}
