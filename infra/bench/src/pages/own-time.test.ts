import { expect, test } from 'vitest'
import { ownBlocking } from './own-time.ts'

const BASE = 'http://127.0.0.1:4000'
const task = (ts: number, ms: number, more = {}) => ({
  ...{ name: 'ThreadControllerImpl::RunTask', ph: 'X', pid: 7, tid: 1, ts, tdur: ms * 1_000 },
  ...more,
})
const page = {
  name: 'FunctionCall',
  ph: 'X',
  pid: 7,
  tid: 1,
  ts: 5,
  args: { data: { url: `${BASE}/app.js` } },
}
const painted = { name: 'firstContentfulPaint', ph: 'R', pid: 7, tid: 1, ts: 100 }

test('counts what tasks of the page took beyond the limit, after it was painted', () => {
  const others = [task(200, 500, { pid: 8 }), task(200, 500, { tid: 2 }), task(50, 500)]
  expect(
    ownBlocking([page, painted, task(200, 70), task(300, 40), task(400, 150), ...others], BASE, 50),
  ).toBe(120)
})
