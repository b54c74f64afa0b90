import { must } from '@xingzhi/runtime/assert'
import { firstListQuery, sessionsQuery, summariesQuery } from '../browse/map-query.ts'
import { type BrowserRequests, createBrowserRequests } from '../frame/browser-requests.ts'
import { type Answer, textOf } from '../frame/http-load.ts'
import { webBody } from '../frame/web-documents.ts'
import { type Browser, createBrowser } from './browser.ts'
import type { FileWaves } from './page-files.ts'

/** What a person waits for, one after the other. */
export const STEPS = [
  'page',
  'list and map',
  'live',
  'own area',
  'signing in',
  'session',
  'press',
  'alternative',
] as const
export type Step = (typeof STEPS)[number]

/** How it ended: with a place, or which, or why not. */
export type Ending = 'wished' | 'alternative' | 'none left' | 'otherwise'

export interface Place {
  url: string
  files: FileWaves
  /** The session that everybody wants; its id is its slot's. */
  sessionId: string
}

/** Notes how long a step took, from the moment at which it was due. */
export type Note = (step: Step, tookMs: number) => void

export type Visit = (number: number, dueAt: number, note: Note) => Promise<Ending>

/** As many as the list shows first. */
const PAGE = 20

/** Somebody who never was here opens the page, looks around, signs in and presses, without a pause; every second one's page is live. */
export function createVisits({ url, files, sessionId }: Place): { visit: Visit; close(): void } {
  const { hostname, port } = new URL(url)
  const requests = createBrowserRequests(url)
  const questions = questionsOf(requests, sessionId)
  const browsers: Browser[] = []
  let slotIds: string[] = []

  /** The same list for all: who comes first reads what slots it has. */
  async function showList(browser: Browser): Promise<string[]> {
    const list = browser.ask(questions.list(), { isWanted: slotIds.length === 0 })
    const [answer] = await Promise.all([list, ...questions.beside().map((request) => browser.ask(request))])
    if (answer !== undefined) slotIds = slotsIn(answer)
    return slotIds
  }

  async function visit(number: number, dueAt: number, note: Note): Promise<Ending> {
    const browser = createBrowser(hostname, Number(port))
    browsers.push(browser)
    const step = createSteps(dueAt, note)
    const isLive = number % 2 === 0
    await step('page', () => loadPage(browser, requests, files))
    const shown = await step('list and map', () => showList(browser))
    if (isLive) await step('live', () => browser.watch(requests.watch(shown)))
    await step('own area', () => browser.ask(requests.graphql(sessionsQuery(PAGE, number, new Date()))))
    const cookie = await step('signing in', () => signIn(browser, requests, number))
    await step('session', () => {
      const asked = questions.ofSession(cookie).map((request) => browser.ask(request))
      return Promise.all(asked)
    })
    // The page does not wait for its live connection to begin anew with one slot more.
    const live = isLive && browser.watch(requests.watch([...shown, `Slot_${sessionId}`], cookie))
    const [ending] = await Promise.all([
      pressUntilHeld(`Slot_${sessionId}`, step, (slotId) => reserve(browser, requests, { cookie, slotId })),
      live,
    ])
    return ending
  }

  return { visit, close: () => browsers.forEach((browser) => void browser.close()) }
}

type Steps = <T>(step: Step, work: () => Promise<T>) => Promise<T>

/** Each step is due when the one before it has ended; the first one when the person meant to come. */
function createSteps(dueAt: number, note: Note): Steps {
  let due = dueAt
  return async (step, work) => {
    const result = await work()
    const now = performance.now()
    note(step, now - due)
    due = now
    return result
  }
}

async function pressUntilHeld(
  wished: string,
  step: Steps,
  press: (slotId: string) => Promise<Verdict>,
): Promise<Ending> {
  const first = await step('press', () => press(wished))
  if (first.code === undefined) return 'wished'
  if (first.code !== 'SLOT_FULL') return 'otherwise'
  for (const slotId of first.alternatives) {
    const next = await step('alternative', () => press(slotId))
    if (next.code === undefined) return 'alternative'
    if (next.code !== 'SLOT_FULL') return 'otherwise'
  }
  return 'none left'
}

async function loadPage(browser: Browser, requests: BrowserRequests, files: FileWaves): Promise<void> {
  await browser.ask(requests.page('/'))
  for (const wave of files) await Promise.all(wave.map((file) => browser.ask(requests.file(file))))
}

function questionsOf(requests: BrowserRequests, sessionId: string) {
  const settings = webBody('Settings', {})
  const viewer = webBody('Viewer', {})
  const session = webBody('SessionById', { id: `Session_${sessionId}` })
  const list = () => firstListQuery(PAGE, new Date())
  const shown = () => [settings, viewer, summariesQuery(new Date())]
  return {
    list: () => requests.graphql(list()),
    beside: () => shown().map((body) => requests.graphql(body)),
    /** All of it anew: what one person was answered is not shown to the next. */
    ofSession: (cookie: string) =>
      [session, list(), ...shown()].map((body) => requests.graphql(body, cookie)),
  }
}

/** The form, and the page that it leads to. */
async function signIn(browser: Browser, requests: BrowserRequests, number: number): Promise<string> {
  const form = requests.form('/demo/sign-in', { person: `citizen-${number}` })
  const { head } = must(await browser.ask(form, { isWanted: true, status: 303 }))
  const cookie = must(/\r\nset-cookie: ([^;]+)/i.exec(head)?.[1], 'signing in gave no cookie')
  await browser.ask(requests.page('/', cookie))
  return cookie
}

interface Verdict {
  /** Undefined: held. */
  code?: string | undefined
  alternatives: string[]
}

async function reserve(
  browser: Browser,
  requests: BrowserRequests,
  { cookie, slotId }: { cookie: string; slotId: string },
): Promise<Verdict> {
  const input = { slotId, partySize: 1, idempotencyKey: crypto.randomUUID(), near: null }
  const request = requests.graphql(webBody('Reserve', { input }), cookie)
  const text = textOf(must(await browser.ask(request, { isWanted: true })))
  const verdict = JSON.parse(text).data?.reserve as
    | { code?: string; __typename: string; alternatives?: { slot: { id: string } }[] }
    | undefined
  if (verdict === undefined) throw new Error(`a press was answered ${text}`)
  if (verdict.__typename === 'ReserveSuccess') return { alternatives: [] }
  return { code: must(verdict.code), alternatives: (verdict.alternatives ?? []).map(({ slot }) => slot.id) }
}

function slotsIn(answer: Answer): string[] {
  const { data } = JSON.parse(textOf(answer)) as {
    data: { sessions: { edges: { node: { slot: { id: string } } }[] } }
  }
  return data.sessions.edges.map(({ node }) => node.slot.id)
}
