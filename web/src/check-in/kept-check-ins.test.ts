import { expect, test } from 'vitest'
import { createKeptCheckIns, type KeptCheckIn, type KeptVerdict } from './kept-check-ins.ts'

const now = new Date('2026-11-22T02:00:00Z')
const atBell = { personId: 'ana', walkId: 'Walk_1', stationId: 'Station_1', proof: { accuracyMetres: 12 } }
const atBridge = { ...atBell, stationId: 'Station_2', proof: { code: '123456' } }

function memory(): Pick<Storage, 'getItem' | 'setItem'> & { words: Map<string, string> } {
  const words = new Map<string, string>()
  return {
    words,
    getItem: (name) => words.get(name) ?? null,
    setItem: (name, value) => void words.set(name, value),
  }
}

function answering(...verdicts: KeptVerdict[]) {
  const asked: KeptCheckIn[] = []
  const ask = async (one: KeptCheckIn): Promise<KeptVerdict> => {
    asked.push(one)
    return verdicts.shift() ?? { kind: 'stamped' }
  }
  return { ask, asked }
}

test('a check-in outlives the page, with when it was made, its key, and no position', () => {
  const store = memory()
  createKeptCheckIns(store).keep(atBridge, now)
  const [kept] = createKeptCheckIns(store).all()
  expect(kept).toEqual({
    ...atBridge,
    claimedAt: now.toISOString(),
    idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/),
  })
  expect([...store.words.values()].join()).not.toMatch(/latitude|longitude/)
})

test('what got its stamp is forgotten', async () => {
  const kept = createKeptCheckIns(memory())
  kept.keep(atBell, now)
  const { ask, asked } = answering({ kind: 'stamped' })
  await kept.send('ana', ask)
  await kept.send('ana', ask)
  expect(asked).toHaveLength(1)
  expect(kept.all()).toEqual([])
})

test('without an answer it waits and is sent again with the same key', async () => {
  const kept = createKeptCheckIns(memory())
  kept.keep(atBell, now)
  const { ask, asked } = answering({ kind: 'later', message: null })
  await kept.send('ana', ask)
  expect(kept.all()).toHaveLength(1)
  await kept.send('ana', ask)
  expect(asked.map((one) => one.idempotencyKey)).toEqual([asked[0]?.idempotencyKey, asked[0]?.idempotencyKey])
  expect(kept.all()).toEqual([])
})

test('after one that gets no answer the rest is not tried', async () => {
  const kept = createKeptCheckIns(memory())
  kept.keep(atBell, now)
  kept.keep(atBridge, now)
  const { ask, asked } = answering({ kind: 'later', message: null })
  await kept.send('ana', ask)
  expect(asked).toHaveLength(1)
})

test('a refused one stays with its reason, is not sent again, and gives way to a new try', async () => {
  const kept = createKeptCheckIns(memory())
  const first = kept.keep(atBridge, now)
  const { ask, asked } = answering({ kind: 'refused', message: '码不对' })
  await kept.send('ana', ask)
  await kept.send('ana', ask)
  expect(asked).toHaveLength(1)
  expect(kept.all()).toMatchObject([{ refused: '码不对' }])
  const second = kept.keep(atBridge, now)
  expect(second.idempotencyKey).not.toBe(first.idempotencyKey)
  expect(kept.all()).toEqual([second])
})

test('a second press while one waits keeps the first', () => {
  const kept = createKeptCheckIns(memory())
  const first = kept.keep(atBell, now)
  expect(kept.keep(atBell, new Date(now.getTime() + 60_000))).toBe(first)
  expect(kept.all()).toEqual([first])
})

test('two sends at a time send once', async () => {
  const kept = createKeptCheckIns(memory())
  kept.keep(atBell, now)
  const { ask, asked } = answering()
  await Promise.all([kept.send('ana', ask), kept.send('ana', ask)])
  expect(asked).toHaveLength(1)
})

test('one that is kept while another is on its way goes with it', async () => {
  const kept = createKeptCheckIns(memory())
  kept.keep(atBell, now)
  await kept.send('ana', async (one) => {
    if (one.stationId === 'Station_1') kept.keep(atBridge, now)
    return { kind: 'stamped' }
  })
  expect(kept.all()).toEqual([])
})

test('what somebody else on this device kept is left alone', async () => {
  const kept = createKeptCheckIns(memory())
  kept.keep(atBell, now)
  const { ask, asked } = answering()
  await kept.send('ben', ask)
  expect(asked).toEqual([])
  expect(kept.all()).toHaveLength(1)
})

test.each(['', 'nonsense', '{}', '[1,null,{"walkId":"Walk_1"}]'])(
  'a store that holds %j holds nothing',
  (words) => {
    const store = memory()
    store.setItem('check-ins', words)
    expect(createKeptCheckIns(store).all()).toEqual([])
  },
)

test('a store that takes nothing costs only the survival of the page', () => {
  const full = {
    getItem: () => null,
    setItem() {
      throw new Error('full')
    },
  }
  const kept = createKeptCheckIns(full)
  kept.keep(atBell, now)
  expect(kept.all()).toHaveLength(1)
})
