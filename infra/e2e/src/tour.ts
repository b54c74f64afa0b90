import { must } from '@xingzhi/runtime/assert'
import type { Page } from 'playwright-core'
import { sessionPath } from './session-view.ts'
import type { Stage } from './stage.ts'
import { cancelSessionByApi, managedSites, publishWorkshop, reserveByApi } from './workshop.ts'

/** One page to look at: its address and who looks; without a person, somebody signed out. */
export interface Stop {
  name: string
  path: string
  person?: string
}

/** Every page of the web with something on it, and its empty and missing forms. */
export async function everyPage(stage: Stage): Promise<Stop[]> {
  const manager = await stage.as('manager-1')
  const citizen = stage.nextCitizen()
  const person = await stage.as(citizen)
  const open = await publishWorkshop(manager, { capacity: 12 })
  const full = await publishWorkshop(manager, { capacity: 2, inDays: 2 })
  const lost = await publishWorkshop(manager, { capacity: 12, inDays: 3 })
  for (const { slotId } of [open, full, lost]) {
    const code = await reserveByApi(person, slotId, 2)
    if (code !== undefined) throw new Error(`the tour could not reserve: ${code}`)
  }
  await cancelSessionByApi(manager, lost.sessionId, '老师生病了,改日再约。')
  const site = must((await managedSites(manager))[0])
  return [
    { name: 'explore', path: '/' },
    { name: 'explore-filtered', path: '/?craft=paper,wood&day=weekend&places=yes' },
    { name: 'session', path: sessionPath(open) },
    { name: 'session-full', path: sessionPath(full) },
    { name: 'session-cancelled', path: sessionPath(lost) },
    { name: 'session-held', path: sessionPath(open), person: citizen },
    { name: 'session-missing', path: '/sessions/Session_0190a000-0000-7000-8000-000000000000' },
    { name: 'site', path: `/sites/${encodeURIComponent(site.id)}` },
    { name: 'reservations-signed-out', path: '/reservations' },
    { name: 'reservations', path: '/reservations', person: citizen },
    { name: 'reservations-empty', path: '/reservations', person: stage.nextCitizen() },
    { name: 'reservation', path: await reservationPath(stage, citizen), person: citizen },
    { name: 'notices', path: '/notices', person: citizen },
    { name: 'my-calendar', path: '/my-calendar', person: citizen },
    { name: 'sign-in', path: '/sign-in' },
    { name: 'about', path: '/about' },
    { name: 'not-found', path: '/nowhere' },
    { name: 'manage', path: '/manage', person: 'manager-1' },
    { name: 'manage-signed-out', path: '/manage' },
    { name: 'manage-operator', path: '/manage', person: 'operator-1' },
    { name: 'manage-site', path: managed('sites', site.id), person: 'manager-1' },
    { name: 'manage-site-operator', path: managed('sites', site.id), person: 'operator-1' },
    { name: 'manage-new-activity', path: `${managed('sites', site.id)}/activities/new`, person: 'manager-1' },
    { name: 'manage-new-session', path: `${managed('sites', site.id)}/sessions/new`, person: 'manager-1' },
    { name: 'manage-session', path: managed('sessions', open.sessionId), person: 'manager-1' },
    { name: 'manage-session-cancelled', path: managed('sessions', lost.sessionId), person: 'manager-1' },
    { name: 'manage-not-mine', path: managed('sites', site.id), person: citizen },
  ]
}

/** Waits until the page has a heading, nothing is still loading, and it was painted as it stands. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('heading').first().waitFor()
  await page.waitForFunction(() => {
    const loading = [...document.querySelectorAll('[role=status]')].some((element) =>
      /正在取数据|正在铺开地图|Loading…|Unfolding the map/.test(element.textContent ?? ''),
    )
    return !loading && document.fonts.status === 'loaded'
  })
  await page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  )
}

function managed(kind: 'sites' | 'sessions', id: string): string {
  return `/manage/${kind}/${encodeURIComponent(id)}`
}

async function reservationPath(stage: Stage, citizen: string): Promise<string> {
  const person = await stage.as(citizen)
  const { viewer } = await person.query<{ viewer: { reservations: { edges: { node: { id: string } }[] } } }>(
    '{ viewer { reservations(first: 1) { edges { node { id } } } } }',
  )
  return `/reservations/${encodeURIComponent(must(viewer.reservations.edges[0]).node.id)}`
}
