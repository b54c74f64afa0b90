import { expect, it } from 'vitest'
import { hrefOf } from './contact.ts'

it.each([
  ['021-6478 0000', 'tel:02164780000'],
  ['+86 (21) 6478-0000', 'tel:+862164780000'],
  ['tea@example.org', 'mailto:tea@example.org'],
  ['示例电话 021-0000-0000', null],
  ['微信号 xingzhi', null],
  ['12', null],
])('%s leads to %s', (contact, href) => {
  expect(hrefOf(contact)).toBe(href)
})
