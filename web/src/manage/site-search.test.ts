import { expect, it } from 'vitest'
import { matches } from './site-search.ts'

it('finds a site by any of its names, in any case, all words together', () => {
  const site = {
    name: '七宝棉织坊',
    nameEn: 'Qibao Cotton Mill',
    streetTown: { name: '七宝镇', nameEn: 'Qibao Town' },
  }
  expect(['', '棉织', 'cotton', 'TOWN mill', '七宝镇'].every((search) => matches(site, search))).toBe(true)
  expect(matches(site, 'cotton 马桥')).toBe(false)
  expect(matches({ ...site, nameEn: null }, 'cotton')).toBe(false)
})
