import fc from 'fast-check'
import { expect, it } from 'vitest'
import { drawCode, issueCertificate, readCode } from './certificate.ts'

it('is read as it was drawn, however it was typed', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 255 })), (bytes) => {
      const code = drawCode(() => bytes.next().value as number)
      expect(code).toMatch(/^[2-9A-HJKMNP-TWXYZ]{12}$/)
      expect(readCode(code)).toBe(code)
      const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4, 8)} ${code.slice(8)}\n`
      expect(readCode(typed)).toBe(code)
    }),
  )
})

it.each(['', '1234', '0'.repeat(12), 'A'.repeat(13), 'a\0b', '23456789ABCI', 'x'.repeat(10_000)])(
  'is none: %j',
  (text) => expect(readCode(text)).toBeUndefined(),
)

it('is issued from a confirmed hour on', () => {
  const to = { code: '23456789ABCD', personId: 'guide', name: '王芳', now: new Date('2027-03-01T00:00:00Z') }
  const summary = { minutes: 60, walksLed: 1, peopleGuided: 3, since: new Date('2027-02-01T00:00:00Z') }
  expect(issueCertificate(summary, to)).toMatchObject({ minutes: 60, issuedAt: to.now, name: '王芳' })
  expect(() => issueCertificate({ ...summary, minutes: 59 }, to)).toThrow('NOT_QUALIFIED')
})
