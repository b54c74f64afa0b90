import { expect, test } from 'vitest'
import { nextStation, progressOf } from './walk-progress.ts'

const station = (id: string, latitude: number) => ({ id, point: { latitude, longitude: 121.4 } })
const stations = [station('a', 31.1), station('b', 31.2), station('a', 31.1), station('c', 31.3)]
const none = new Set<string>()
const stamp = (id: string, at: string) => ({ station: { id }, at })

test('a station that comes twice is shown once, under its first number', () => {
  expect(
    progressOf(stations, [stamp('c', 'T1')]).map(({ station: { id }, number, stampedAt }) => [
      id,
      number,
      stampedAt,
    ]),
  ).toEqual([
    ['a', 1, null],
    ['b', 2, null],
    ['c', 4, 'T1'],
  ])
})

test('the next station is the first, then the one after the last stamp, going round', () => {
  expect(nextStation(progressOf(stations, []), null, none)?.station.id).toBe('a')
  expect(nextStation(progressOf(stations, [stamp('b', 'T1')]), null, none)?.station.id).toBe('c')
  expect(
    nextStation(progressOf(stations, [stamp('c', 'T2'), stamp('b', 'T1')]), null, none)?.station.id,
  ).toBe('a')
})

test('where it is known where somebody stands, the nearest is next', () => {
  const here = { latitude: 31.29, longitude: 121.4 }
  expect(nextStation(progressOf(stations, []), here, none)?.station.id).toBe('c')
  expect(nextStation(progressOf(stations, [stamp('c', 'T1')]), here, none)?.station.id).toBe('b')
})

test('what waits for the network is passed over, and nothing is next when all is stamped', () => {
  expect(nextStation(progressOf(stations, []), null, new Set(['a']))?.station.id).toBe('b')
  const all = [stamp('a', 'T1'), stamp('b', 'T2'), stamp('c', 'T3')]
  expect(nextStation(progressOf(stations, all), null, none)).toBeNull()
})
