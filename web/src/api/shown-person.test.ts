import { expect, test, vi } from 'vitest'
import { createShownPerson } from './shown-person.ts'

function page() {
  const [learnt, changed] = [vi.fn(), vi.fn()]
  const shown = createShownPerson(changed)
  shown.onLearnt(learnt)
  return { learnt, changed, shown }
}
const viewer = (id: string | null) => ({ viewer: id && { id } })

test('whom the page shows is who was signed in when it first asked', () => {
  const { shown, learnt, changed } = page()
  shown.learn({ sites: [] })
  expect(shown.id()).toBeUndefined()
  shown.learn(viewer('a'))
  shown.learn(viewer('a'))
  expect([shown.id(), learnt.mock.calls, changed.mock.calls]).toEqual(['a', [['a']], []])
})

test.each([
  ['an answer', (shown: ReturnType<typeof page>['shown']) => shown.learn(viewer('b'))],
  ['another tab', (shown: ReturnType<typeof page>['shown']) => shown.heard('b')],
  ['the server', (shown: ReturnType<typeof page>['shown']) => shown.isAnother()],
])('that somebody else is signed in is told once, whether %s says so', (_who, say) => {
  const { shown, changed } = page()
  shown.learn(viewer('a'))
  say(shown)
  say(shown)
  expect(changed).toHaveBeenCalledOnce()
  // What is under way is still this person's.
  expect(shown.id()).toBe('a')
})

test('a sign-in that ran out takes nothing from the page; one that another tab ended does', () => {
  const { shown, changed } = page()
  shown.learn(viewer('a'))
  shown.learn(viewer(null))
  expect([shown.id(), changed.mock.calls]).toEqual(['a', []])
  shown.heard(null)
  expect(changed).toHaveBeenCalledOnce()
})

test('who signs in elsewhere is noticed by a page that shows nobody, and another tab is no news before anything is known', () => {
  const { shown, changed } = page()
  shown.heard('a')
  shown.learn(viewer(null))
  expect([shown.id(), changed.mock.calls]).toEqual([null, []])
  shown.learn(viewer('a'))
  expect(changed).toHaveBeenCalledOnce()
})
