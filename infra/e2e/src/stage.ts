import { mkdir } from 'node:fs/promises'
import { must } from '@xingzhi/runtime/assert'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { type Api, signInByApi } from './api.ts'
import { type E2eConfig, readE2eConfig } from './config.ts'
import { forgetYoungFunctions } from './oldest-browser.ts'
import type { RouteAccess } from './walk/short-route.ts'

/** A system that runs, whichever way. */
export interface RunningSystem {
  url: string
  /** For what the public API does not do. */
  routeAccess(): RouteAccess
  stop(): Promise<void>
}

export interface VisitorOptions {
  /** Signs in as this demo person: `citizen-7`. */
  person?: string
  language?: 'zh-CN' | 'en-GB'
  timeZone?: string
  viewport?: { width: number; height: number }
}

/** One browser profile with one page: a person at their own device. */
export interface Visitor {
  page: Page
  context: BrowserContext
}

/** What scenarios need: a running system, a browser, people. */
export interface Stage {
  url(path?: string): string
  visit(options?: VisitorOptions): Promise<Visitor>
  /** The public API as this demo person would call it. */
  as(person: string): Promise<Api>
  routeAccess(): RouteAccess
  /** A demo citizen whom no other scenario uses. */
  nextCitizen(): string
  config: E2eConfig
}

export const desktop = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

const launchFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const patienceMs = 30_000

/** Starts the system and the browser before the scenarios of this file, and stops both after them. */
export function setStage(start: () => Promise<RunningSystem>): Stage {
  const config = readE2eConfig(process.env)
  let system: RunningSystem | undefined
  let browser: Browser | undefined
  let visitors: Visitor[] = []
  const policyViolations: string[] = []
  // Those below are for scenarios that choose a person on a page.
  let citizens = 100

  beforeAll(async () => {
    ;[system, browser] = await Promise.all([
      start(),
      chromium.launch({ executablePath: config.chromiumPath, args: launchFlags }),
    ])
  })
  afterEach(async ({ task }) => {
    const leaving = visitors
    visitors = []
    if (task.result?.state === 'fail') await keepPictures(config, task.name, leaving)
    await Promise.all(leaving.map(({ context }) => context.close()))
    expect(policyViolations.splice(0), 'what the page policy stopped').toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await system?.stop()
  })

  const url = (path = '/') => new URL(path, must(system, 'the system has not started').url).href
  return {
    config,
    url,
    as: (person) => signInByApi(url('/'), person),
    routeAccess: () => must(system).routeAccess(),
    nextCitizen: () => `citizen-${++citizens}`,
    async visit(options = {}) {
      const visitor = await openVisitor(must(browser, 'the browser has not started'), url('/'), options)
      visitors.push(visitor)
      visitor.context.on('console', (message) => {
        if (/Content Security Policy|Permissions policy/i.test(message.text()))
          policyViolations.push(message.text())
      })
      return visitor
    },
  }
}

async function openVisitor(browser: Browser, baseURL: string, options: VisitorOptions): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL,
    viewport: options.viewport ?? desktop,
    locale: options.language ?? 'zh-CN',
    timezoneId: options.timeZone ?? 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(patienceMs)
  await context.addInitScript(forgetYoungFunctions)
  if (options.person !== undefined) await signIn(context, options.person)
  return { context, page: await context.newPage() }
}

async function signIn(context: BrowserContext, person: string): Promise<void> {
  const answer = await context.request.post('/demo/sign-in', { form: { person }, maxRedirects: 0 })
  if (answer.status() !== 303) throw new Error(`signing in as ${person} was answered with ${answer.status()}`)
}

async function keepPictures(config: E2eConfig, name: string, visitors: Visitor[]): Promise<void> {
  const folder = `${config.artefactsFolder}failures`
  await mkdir(folder, { recursive: true })
  for (const [index, { page }] of visitors.entries()) {
    const file = name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)
    await page.screenshot({ path: `${folder}/${file}-${index + 1}.png` }).catch(() => {})
  }
}
