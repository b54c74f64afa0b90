import { decodeQR } from 'qr/decode.js'
import { expect, test } from 'vitest'
import { qrModules, qrPath } from './qr-modules.ts'

const PIXELS_PER_MODULE = 4

test('a reader finds the station’s address in the printed code', () => {
  const address = 'https://xingzhi.example/stations/Station_01a202db-406b-70fd-8b70-20b6ab411a84'
  expect(decodeQR(pictureOf(qrModules(address)))).toBe(address)
})

test('each dark module is one square of the path', () => {
  expect(
    qrPath([
      [true, false],
      [false, true],
    ]),
  ).toBe('M0 0h1v1h-1zM1 1h1v1h-1z')
})

function pictureOf(modules: boolean[][]) {
  const size = modules.length * PIXELS_PER_MODULE
  const data = new Uint8ClampedArray(size * size * 4).fill(255)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      if (modules[Math.floor(y / PIXELS_PER_MODULE)]?.[Math.floor(x / PIXELS_PER_MODULE)])
        data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3)
  return { width: size, height: size, data }
}
