import { expect, it } from 'vitest'
import { forgetOpened, keepOpened, keptOpened, noteOpened } from './opened.ts'

function memoryStore() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

it('keeps what is open when somebody leaves to sign in, until it is forgotten', () => {
  const store = memoryStore()
  const close = noteOpened('Person_1 parties', 'Reservation_2')
  expect(keptOpened(store, 'Person_1 parties')).toBeNull()
  keepOpened(store)
  close()
  keepOpened(store)
  expect(keptOpened(store, 'Person_1 parties')).toBe('Reservation_2')
  expect(keptOpened(store, 'Person_3 parties')).toBeNull()
  forgetOpened(store, 'Person_1 parties')
  expect(keptOpened(store, 'Person_1 parties')).toBeNull()
})

it('breaks nothing where storage is shut or full', () => {
  const shut = () => {
    throw new Error('shut')
  }
  const store = { getItem: shut, setItem: shut, removeItem: shut }
  const close = noteOpened('a', 'open')
  expect(() => keepOpened(store)).not.toThrow()
  expect(keptOpened(store, 'a')).toBeNull()
  expect(() => forgetOpened(store, 'a')).not.toThrow()
  close()
})
